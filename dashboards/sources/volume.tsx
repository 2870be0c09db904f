// How much a source brings: bars by day, the verdict against its own past, and the same figures as a table.

import type { SourceHealth } from '../../src/sources/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { VolumeChip } from './parts.tsx';

export type VolumeDay = { readonly day: string; readonly links: number; readonly kept: number };

function Bars({ view, days }: { view: SignedView; days: readonly VolumeDay[] }) {
  const { format, t } = view;
  const [width, height] = [24, 90];
  const scale = height / Math.max(1, ...days.map(({ links }) => links));
  return (
    <svg viewBox={`0 -16 ${width * days.length} ${height + 36}`} role="img" aria-label={t('sources.volume-chart', { n: days.length })}>
      <line x1="0" x2={width * days.length} y1={height} y2={height} class="base" />
      {days.map(({ day, links, kept }, at) => (
        <g>
          <title>{`${format.day(day)}: ${t('ledger.found')} ${links}, ${t('ledger.kept')} ${kept}`}</title>
          {links === 0 ? null : <rect class="tone-notScored" x={at * width + 2} y={(height - links * scale).toFixed(1)} width={width - 4} height={(links * scale).toFixed(1)} />}
          {kept === 0 ? null : <rect class="tone-neutral" x={at * width + 2} y={(height - kept * scale).toFixed(1)} width={width - 4} height={(kept * scale).toFixed(1)} />}
          {links === 0 || (at + 1) % 2 === 1 ? null : <text class="value" x={at * width + width / 2} y={(height - links * scale - 4).toFixed(1)}>{links}</text>}
          {at % 4 === 3 ? <text class="axis" x={at * width + width / 2} y={height + 14}>{format.day(day)}</text> : null}
        </g>
      ))}
    </svg>
  );
}

function Legend({ view }: { view: SignedView }) {
  const { t } = view;
  return (
    <figcaption class="legend small">
      <span><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" class="tone-notScored" /></svg> {t('ledger.found')}</span>
      <span><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" class="tone-neutral" /></svg> {t('ledger.kept')}</span>
    </figcaption>
  );
}

/** A source that is in no alarm still says how it stands. */
function Verdict({ view, source }: { view: SignedView; source: SourceHealth }) {
  const { t, format } = view;
  const { volume } = source;
  if (volume === null) return null;
  const usual = (n: number | null) => (n === null ? '' : ` (${t('sources.usually', { n: format.number(n) })})`);
  return (
    <dl>
      <dt>{t('sources.last-24h')}</dt><dd class="num">{format.number(volume.last24h)}{usual(volume.usual24h)}</dd>
      <dt>{t('sources.last-7d')}</dt><dd class="num">{format.number(volume.last7d)}{usual(volume.usual7d)}</dd>
    </dl>
  );
}

export function Volume({ view, source, days }: { view: SignedView; source: SourceHealth; days: readonly VolumeDay[] }) {
  const { t, format } = view;
  const { volume } = source;
  const calm = volume !== null && (volume.state === 'usual' || volume.state === 'unknown');
  return (
    <section class="panel">
      <h2>{t('sources.volume')} {calm ? <Chip tone={volume.state === 'usual' ? 'good' : 'plain'}>{wordOr(t, 'volume-state', volume.state)}</Chip> : <VolumeChip view={view} source={source} />}</h2>
      <Verdict view={view} source={source} />
      <figure class="chart">
        <Bars view={view} days={days} />
        <Legend view={view} />
        <details class="small">
          <summary>{t('today.table')}</summary>
          <table>
            <thead><tr><th scope="col">{t('ledger.day')}</th><th scope="col" class="right">{t('ledger.found')}</th><th scope="col" class="right">{t('ledger.kept')}</th></tr></thead>
            <tbody>{days.map(({ day, links, kept }) => <tr><th scope="row" class="num">{format.day(day)}</th><td class="num right">{links}</td><td class="num right">{kept}</td></tr>)}</tbody>
          </table>
        </details>
      </figure>
      <p class="small quiet">{volume === null || volume.weeks === 0 ? null : <>{t('sources.against', { n: volume.weeks })}. </>}{t('sources.volume-note')}</p>
    </section>
  );
}
