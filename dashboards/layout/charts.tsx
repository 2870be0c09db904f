// Small charts drawn on the server as SVG; each has the same figures as words or as a table.

import type { View } from '../deps.ts';
import { wordOr } from '../words/index.ts';

export type Day = { readonly day: string; readonly negative: number; readonly neutral: number; readonly positive: number; readonly notScored: number };

const parts = ['negative', 'neutral', 'positive', 'notScored'] as const;
const totalOf = (day: Day) => parts.reduce((sum, part) => sum + day[part], 0);

function Bar({ view, day, index, scale, width, height }: { view: View; day: Day; index: number; scale: number; width: number; height: number }) {
  let y = height;
  return (
    <g>
      <title>{`${view.format.day(day.day)}: ${parts.filter((part) => day[part] > 0).map((part) => `${wordOr(view.t, 'sentiment', part)} ${day[part]}`).join(', ') || '0'}`}</title>
      {parts.map((part) => {
        const size = day[part] * scale;
        y -= size;
        return size === 0 ? null : <rect class={`tone-${part}`} x={index * width + 3} y={y.toFixed(1)} width={width - 6} height={Math.max(size - 1, 1).toFixed(1)} />;
      })}
      {totalOf(day) === 0 ? null : <text x={index * width + width / 2} y={(y - 4).toFixed(1)} class="value">{totalOf(day)}</text>}
      {index % 2 === 1 ? <text x={index * width + width / 2} y={height + 14} class="axis">{view.format.day(day.day)}</text> : null}
    </g>
  );
}

/** Days or weeks as stacked bars, tone by colour; the table below holds the same. */
export function ToneByDay({ view, days, label }: { view: View; days: readonly Day[]; label?: string }) {
  const { t } = view;
  const most = Math.max(1, ...days.map(totalOf));
  const [width, height] = [46, 120];
  return (
    <figure class="chart">
      <svg viewBox={`0 -16 ${width * days.length} ${height + 36}`} role="img" aria-label={label ?? t('today.chart', { n: days.length })}>
        <line x1="0" x2={width * days.length} y1={height} y2={height} class="base" />
        {days.map((day, index) => <Bar view={view} day={day} index={index} scale={height / most} width={width} height={height} />)}
      </svg>
      <figcaption class="legend small">{parts.map((part) => <span><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" class={`tone-${part}`} /></svg> {wordOr(t, 'sentiment', part)}</span>)}</figcaption>
      <details class="small">
        <summary>{t('today.table')}</summary>
        <table>
          <thead><tr><th scope="col">{t('table.day')}</th>{parts.map((part) => <th scope="col">{wordOr(t, 'sentiment', part)}</th>)}</tr></thead>
          <tbody>{days.map((day) => <tr><th scope="row" class="num">{view.format.day(day.day)}</th>{parts.map((part) => <td class="num">{day[part]}</td>)}</tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}

/** Names with their counts and a bar each, the largest first. */
export function Shares({ title, rows, empty }: { title: string; rows: readonly { readonly name: string; readonly count: number }[]; empty: string }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section class="shares">
      <h3>{title}</h3>
      {rows.length === 0 ? <p class="quiet small">{empty}</p> : (
        <ul>
          {rows.map(({ name, count }) => (
            <li><span>{name}</span> <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" class="track" /><rect width={((100 * count) / most).toFixed(1)} height="6" class="fill" /></svg> <span class="num">{count}</span></li>
          ))}
        </ul>
      )}
    </section>
  );
}
