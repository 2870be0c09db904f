// Place (địa danh): an entry of the gazetteer: a place's names in many languages and scripts, with the dates between which they hold.

export type PlaceKind = 'country' | 'province' | 'former-province' | 'city' | 'district' | 'commune' | 'landmark' | 'islands' | 'sea' | 'namesake';

export type PlaceName = {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  /** `weak` names (without diacritics, ambiguous) count only with a second hint. */
  readonly weak?: boolean;
};

export type Place = {
  readonly key: string;
  readonly kind: PlaceKind;
  readonly names: readonly PlaceName[];
  /** Keys of the places it lies in, each with the ISO dates between which that holds (until: last day). */
  readonly within: readonly { readonly place: string; readonly from?: string; readonly until?: string }[];
};

/** A place on a schematic map: where it lies in a grid of tiles, and which places of the gazetteer (with all that lies in them) it stands for. */
export type MapTile = {
  readonly name: { readonly vi: string; readonly en: string };
  readonly places: readonly string[];
  readonly column: number;
  readonly row: number;
  readonly width?: number;
  readonly height?: number;
  /** What else it stands for, or whom it belongs to. */
  readonly note?: { readonly vi: string; readonly en: string };
};

/** Everything about one province; any province or city can have its own. */
export type ProvinceProfile = {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly seat: { readonly vi: string; readonly en: string };
  /** IANA time zone of the office. */
  readonly timeZone: string;
  readonly places: readonly Place[];
  /** Schematic maps of the province and of the country; every one of them shows Hoàng Sa and Trường Sa. */
  readonly map?: { readonly province: readonly MapTile[]; readonly country: readonly MapTile[] };
};
