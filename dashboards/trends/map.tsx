// Schematic maps: a grid of tiles drawn on the server, shaded by the number of articles, with the number in the tile and the same figures in
// a table beside it. Every map shows Hoàng Sa and Trường Sa as Viet Nam's, as the office's rules demand.

import type { MapTile } from '../../src/model/index.ts';
import type { Share, TileCount } from '../../src/trends/index.ts';
import type { SignedView } from '../deps.ts';
import { islandTiles, worldTiles } from './world.ts';

export const mapKinds = ['province', 'country', 'world'] as const;
export type MapKind = (typeof mapKinds)[number];

type Drawn = Pick<MapTile, 'column' | 'row' | 'width' | 'height'> & {
  readonly label: string;
  readonly count: number;
  /** A tile that belongs to another one and has no figure of its own: it is shaded like it. */
  readonly partOf?: true;
  readonly title: string;
};

/** How a map is laid out: pixels of a tile, and how many characters of a label fit into one column. */
type Layout = { readonly tileWidth: number; readonly tileHeight: number; readonly fits: number };
const layouts: Record<MapKind, Layout> = { province: { tileWidth: 88, tileHeight: 58, fits: 12 }, country: { tileWidth: 132, tileHeight: 34, fits: 18 }, world: { tileWidth: 62, tileHeight: 46, fits: 7 } };
const gap = 4;

/** Five shades; the root makes a few articles visible beside many. */
const shadeOf = (count: number, most: number) => (count === 0 ? 0 : 1 + Math.floor(3.999 * Math.sqrt(count / most)));

/** A label over two lines where one is too long for its tile. */
function linesOf(label: string, fits: number): string[] {
  if (label.length <= fits) return [label];
  const words = label.split(' ');
  const cut = words.findIndex((_, at) => words.slice(0, at + 1).join(' ').length > label.length / 2);
  return [words.slice(0, cut + 1).join(' '), words.slice(cut + 1).join(' ')].filter((line) => line !== '');
}

function Tile({ view, tile, most, layout }: { view: SignedView; tile: Drawn; most: number; layout: Layout }) {
  const { column, row, width = 1, height = 1, label, count, title, partOf = false } = tile;
  const [x, y, w, h] = [column * layout.tileWidth, row * layout.tileHeight, width * layout.tileWidth - gap, height * layout.tileHeight - gap];
  const shade = shadeOf(count, most);
  const oneLine = h < 40;
  const lines = oneLine ? [label] : linesOf(label, layout.fits * width);
  // What is not there needs no nought on the picture; the table has it.
  const shown = partOf || count === 0 ? null : view.format.number(count);
  const first = y + h / 2 + 4 - (lines.length - 1) * 7 - (oneLine || shown === null ? 0 : 8);
  return (
    <g class={`tile shade${shade}${partOf ? ' part' : ''}`}>
      <title>{title}</title>
      <rect x={x} y={y} width={w} height={h} rx="4" />
      <text y={first} class={oneLine ? 'start' : undefined}>{lines.map((line, at) => <tspan x={oneLine ? x + 7 : x + w / 2} y={first + at * 14}>{at === 0 ? line : ` ${line}`}</tspan>)}</text>
      {shown === null ? null : oneLine
        ? <text x={x + w - 7} y={first} class="value end">{shown}</text>
        : <text x={x + w / 2} y={first + lines.length * 14 + 3} class="value">{shown}</text>}
    </g>
  );
}

function Grid({ view, kind, tiles, label }: { view: SignedView; kind: MapKind; tiles: readonly Drawn[]; label: string }) {
  const layout = layouts[kind];
  const columns = Math.max(...tiles.map(({ column, width = 1 }) => column + width));
  const rows = Math.max(...tiles.map(({ row, height = 1 }) => row + height));
  const most = Math.max(1, ...tiles.map(({ count }) => count));
  return (
    <div class="map-scroll" tabindex={0} role="region" aria-label={label}>
      <svg class={`tiles ${kind}`} viewBox={`0 0 ${columns * layout.tileWidth} ${rows * layout.tileHeight}`} role="img" aria-label={label}>
        {kind === 'world' ? null : <text class="sea" x={(columns - (kind === 'province' ? 1.5 : 1)) * layout.tileWidth} y={(rows * layout.tileHeight * (kind === 'province' ? 0.5 : 0.68))}>{view.t('map.sea')}</text>}
        {tiles.map((tile) => <Tile view={view} tile={tile} most={most} layout={layout} />)}
      </svg>
    </div>
  );
}

type TableRow = Omit<Share, 'name'> & { readonly name: string; readonly note?: string };

function Table({ view, rows, title }: { view: SignedView; rows: readonly TableRow[]; title: string }) {
  const { t, format } = view;
  return (
    <div class="scroll map-table" tabindex={0} role="region" aria-label={view.t('map.table', { title })}>
      <table>
        <thead><tr><th scope="col">{t('trends.name')}</th><th scope="col" class="right">{t('trends.count')}</th><th scope="col" class="right">{t('trends.before')}</th><th scope="col" class="right">{t('trends.tone')}</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr><th scope="row">{row.name}{row.note === undefined ? null : <span class="small quiet">{row.note}</span>}</th><td class="num right">{format.number(row.count)}</td><td class="num right">{format.number(row.before)}</td><td class="num right">{row.negative} / {row.positive}</td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

/** The province or the country: which places the articles name. */
export function PlaceMap({ view, kind, tiles }: { view: SignedView; kind: 'province' | 'country'; tiles: readonly TileCount[] }) {
  const { t, lang, format } = view;
  const drawn = tiles.map(({ tile, count }): Drawn => ({ ...tile, label: tile.name[lang], count, title: `${tile.note?.[lang] ?? tile.name[lang]}: ${t('trends.total', { n: format.number(count) })}` }));
  const rows = tiles.map(({ tile, ...counts }): TableRow => ({ ...counts, name: tile.name[lang], ...(tile.note === undefined ? {} : { note: tile.note[lang] }) }));
  const title = t(kind === 'province' ? 'map.province-title' : 'map.country-title');
  return (
    <div class="map">
      <figure><Grid view={view} kind={kind} tiles={drawn} label={t('map.picture', { title })} /><figcaption class="small quiet">{t('map.place-note')}</figcaption></figure>
      <Table view={view} rows={[...rows].sort((a, b) => b.count - a.count)} title={title} />
    </div>
  );
}

/** The world: where the outlets stand that published the articles. */
export function WorldMap({ view, countries }: { view: SignedView; countries: readonly Share[] }) {
  const { t, format, lang } = view;
  const counts = new Map(countries.map(({ name, count }) => [name, count]));
  const drawn = Object.entries(worldTiles).map(([code, [column, row]]): Drawn => {
    const count = counts.get(code) ?? 0;
    return { column, row, label: code, count, title: `${format.country(code)}: ${t('trends.total', { n: format.number(count) })}` };
  });
  const islands = islandTiles.map(({ column, row, word, ...label }): Drawn => ({ column, row, label: label[lang], count: counts.get('VN') ?? 0, title: t(word), partOf: true }));
  const title = t('map.world-title');
  return (
    <div class="map wide-map">
      <figure><Grid view={view} kind="world" tiles={[...drawn, ...islands]} label={t('map.picture', { title })} /><figcaption class="small quiet">{t('map.world-note')} {t('map.paracel')}. {t('map.spratly')}.</figcaption></figure>
      <Table view={view} rows={countries.map(({ name, ...share }) => ({ ...share, name: `${format.country(name)} (${name})` }))} title={title} />
    </div>
  );
}
