// The paper as one self-contained HTML file, for printing to PDF: no script, nothing loaded. Measures are those of Decree 30/2020/NĐ-CP, Annex I.

import type { Paper } from './document.ts';

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const serif = '"Times New Roman", "Liberation Serif", Tinos, "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif Thai", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", serif';
const style = (foot: string) => `
@page { size: A4; margin: 20mm 18mm 20mm 30mm; @top-center { content: counter(page); font: 13pt ${serif}; } @bottom-center { content: "${foot.replace(/["\\]/g, '')}"; font: 8pt ${serif}; } }
@page :first { @top-center { content: none; } }
body { margin: 0; font: 14pt/1.35 ${serif}; color: #000; background: #fff; overflow-wrap: break-word; }
:lang(ja) { font-family: "Times New Roman", "Liberation Serif", "Noto Serif CJK JP", "Noto Sans CJK JP", serif; }
:lang(ko) { font-family: "Times New Roman", "Liberation Serif", "Noto Serif CJK KR", "Noto Sans CJK KR", serif; }
p { margin: 0 0 6pt; text-align: justify; text-indent: 10mm; }
:lang(th) p, :lang(lo) p, :lang(km) p, :lang(zh) p, :lang(ja) p { text-align: left; }
p.item, p.line { text-indent: 0; text-align: left; } p.item { margin-left: 10mm; }
.banner { border: 1.5pt solid #000; padding: 3pt 8pt; text-align: center; text-indent: 0; font-weight: bold; font-size: 12pt; }
table { width: 100%; border-collapse: collapse; } td { vertical-align: top; padding: 0 3pt; }
.head p, .kind { text-align: center; text-indent: 0; margin: 0; } .head td:first-child { width: 42%; font-size: 13pt; }
.about { font-size: 12pt; } .strong, .kind { font-weight: bold; } .slanted { font-style: italic; }
.rule { display: block; border-top: .75pt solid #000; width: 40%; margin: 2pt auto 5pt; } .rule.long { width: 62%; }
.body { margin-top: 14pt; } .closing { margin-top: 16pt; break-inside: avoid; } .closing p { text-indent: 0; margin: 0; text-align: left; font-size: 11pt; }
.closing td + td p { text-align: center; font-size: 14pt; } .closing td { width: 50%; }
`;

const p = (names: string, text: string) => `<p class="${names}">${escapeHtml(text)}</p>`;

export function htmlOf(paper: Paper): string {
  const lines = (paragraph: readonly string[]) => paragraph.map((line) => p(line.startsWith('- ') ? 'item' : paragraph.length > 1 ? 'line' : '', line)).join('');
  const frame = paper.language === 'vi' ? 'vi' : 'en';
  return `<!doctype html>
<html lang="${escapeHtml(paper.language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(paper.about ?? paper.subject ?? '')}</title><style>${style(paper.foot)}</style></head><body>
${paper.banners.map((banner) => p('banner', banner)).join('')}
<table class="head" lang="${frame}" role="presentation"><tr><td>${p('', paper.parent)}${p('strong', paper.organ)}<span class="rule"></span>${p('', paper.number)}${paper.about === null ? '' : `<p class="about" lang="${escapeHtml(paper.language)}">${escapeHtml(paper.about)}</p>`}</td>
<td>${p('strong', paper.nation)}${p('strong', paper.motto)}<span class="rule long"></span>${p('slanted', paper.placeAndDate)}</td></tr></table>
${paper.kind === null ? '' : `<h1 class="kind" lang="${frame}" style="font-size:14pt;margin:14pt 0 0">${escapeHtml(paper.kind)}</h1>`}${paper.subject === null ? '' : p('kind', paper.subject)}
<div class="body">${paper.paragraphs.map(lines).join('\n')}</div>
<table class="closing" lang="${frame}" role="presentation"><tr><td>${paper.recipients.map((line, index) => p(index === 0 ? 'strong slanted' : '', line)).join('')}</td><td>${p('strong', paper.signer)}${p('slanted', paper.signed)}</td></tr></table>
</body></html>
`;
}
