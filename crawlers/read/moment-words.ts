// Names of months and time zones as the press and feeds write them.

/** Beginnings of month names, lower case; the longest beginning that fits decides. */
const beginnings: Record<string, number> = {};
const add = (month: number, names: string): void => names.split(' ').forEach((name) => (beginnings[name.normalize('NFC')] = month));
add(1, 'jan january janvier januar gennaio enero ene janeiro янв january- ιαν ม.ค. มกราคม ມັງກອນ មករា januari stycznia led január sty ocak');
add(2, 'feb february février fév fevrier februar febbraio febrero fevereiro fev фев φεβ ก.พ. กุมภาพันธ์ ກຸມພາ កុម្ភៈ កុម្ភ februari lutego úno február lut şubat');
add(3, 'mar march mars märz maerz marzo março мар μάρ μαρ มี.ค. มีนาคม ມີນາ មីនា maart marca bře március mart mrz');
add(4, 'apr april avril avr aprile abril abr апр απρ เม.ย. เมษายน ເມສາ មេសា kwietnia dub április kwi nisan');
add(5, 'may mai maggio mag mayo maio мая май μάι μαι μαϊ พ.ค. พฤษภาคม ພຶດສະພາ ឧសភា mei maj maja kvě május mayıs');
add(6, 'jun june juin juni giugno giu junio junho июн ιούν ιουν มิ.ย. มิถุนายน ມິຖຸນາ មិថុនា czerwca čer június haziran');
add(7, 'jul july juillet juil juli luglio lug julio julho июл ιούλ ιουλ ก.ค. กรกฎาคม ກໍລະກົດ កក្កដា lipca čvc július temmuz');
add(8, 'aug august août aout agosto ago авг αύγ αυγ ส.ค. สิงหาคม ສິງຫາ សីហា augustus augusti sierpnia srp augusztus ağustos');
add(9, 'sep sept september septembre settembre set septiembre setembro сен σεπ ก.ย. กันยายน ກັນຍາ កញ្ញា września zář szeptember eylül');
add(10, 'oct october octobre oktober okt ottobre ott octubre outubro out окт οκτ ต.ค. ตุลาคม ຕຸລາ តុលា października říj október ekim');
add(11, 'nov november novembre noviembre novembro ноя νοέ νοε พ.ย. พฤศจิกายน ພະຈິກ វិច្ឆិកា listopada lis kasım');
add(12, 'dec december décembre déc dezember dez dicembre dic diciembre dezembro дек δεκ ธ.ค. ธันวาคม ທັນວາ ធ្នូ desember des grudnia pro aralık');

const names = Object.keys(beginnings).sort((a, b) => b.length - a.length);

/** 1 to 12, or null for a word that is no month in any language that we know. */
export function monthOf(word: string): number | null {
  const lower = word.toLowerCase().normalize('NFC');
  const found = names.find((name) => lower.startsWith(name));
  // "Marathon" begins like March: a word much longer than its month is none.
  return found && lower.length <= found.length + 7 ? beginnings[found]! : null;
}

/** Minutes east of UTC. American names by RFC 822; CT, ET… as feeds use them; ICT is Indochina Time. */
const zones: Record<string, number> = {
  z: 0, ut: 0, gmt: 0, utc: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, 'мск': 180, ict: 420, wib: 420, hkt: 480, sgt: 480, myt: 480, pht: 480, jst: 540, kst: 540,
  aest: 600, aedt: 660, ist: 330, est: -300, edt: -240, et: -300, cst: -360, cdt: -300, ct: -360, mst: -420, mdt: -360, mt: -420, pst: -480, pdt: -420, pt: -480, ast: -240, adt: -180, akst: -540, hst: -600, art: -180, brt: -180,
};

/** Offset in minutes of "+07:00", "GMT+7", "(UTC +0700)", "EST", "Etc/GMT"; undefined if the text is no zone. */
export function offsetOf(text: string): number | undefined {
  const zone = text.trim().toLowerCase().replace(/^\(|\)$/g, '').replace(/^etc\//, '').trim();
  const signed = /^(?:gmt|utc|ut)?\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (!signed) return Object.hasOwn(zones, zone) ? zones[zone] : undefined;
  const hours = Number(signed[2]);
  const minutes = Number(signed[3] ?? 0);
  if (hours > 15 || minutes > 59) return undefined;
  return (signed[1] === '+' ? 1 : -1) * (hours * 60 + minutes);
}
