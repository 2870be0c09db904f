// Where a country stands on the schematic map of the world: column and row of its tile, set by hand so that neighbours stay neighbours. Countries
// without a tile are in the table all the same.

export const worldTiles: Readonly<Record<string, readonly [column: number, row: number]>> = {
  CA: [1, 1], US: [1, 2], MX: [1, 3], CU: [2, 3], CO: [2, 4], PE: [2, 5], BR: [3, 5], CL: [2, 6], AR: [3, 6],
  IE: [4, 1], GB: [5, 1], NO: [6, 0], SE: [7, 0], FI: [8, 0], NL: [6, 1], DE: [7, 1], PL: [8, 1], UA: [9, 1], BE: [6, 2], FR: [5, 2], CH: [7, 2], CZ: [8, 2], PT: [4, 3], ES: [5, 3], IT: [7, 3], TR: [9, 2],
  RU: [10, 0], KZ: [10, 1], MN: [12, 1], EG: [8, 4], IL: [9, 3], SA: [9, 4], AE: [10, 4], IR: [10, 3], QA: [10, 5], NG: [6, 5], KE: [9, 6], ZA: [8, 7],
  PK: [10, 2], IN: [11, 4], NP: [11, 3], BD: [11, 5], LK: [11, 6],
  CN: [12, 2], KP: [13, 1], KR: [14, 1], JP: [15, 1], HK: [13, 3], MO: [12, 3], TW: [14, 3],
  MM: [12, 4], LA: [13, 4], VN: [14, 4], TH: [12, 5], KH: [13, 5], MY: [13, 6], SG: [13, 7], BN: [14, 6], ID: [14, 7], PH: [16, 5], TL: [15, 7], AU: [15, 8], NZ: [16, 8],
};

/** Viet Nam's islands in the East Sea, beside their country. */
export const islandTiles = [
  { vi: 'Hoàng Sa', en: 'Hoàng Sa', column: 15, row: 3, word: 'map.paracel' },
  { vi: 'Trường Sa', en: 'Trường Sa', column: 15, row: 5, word: 'map.spratly' },
] as const;
