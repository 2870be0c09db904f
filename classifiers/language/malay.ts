// Malay, Indonesian and Javanese share most of their vocabulary and both detectors mix them up (eld knows Malay only, fastText
// leans to Indonesian). These everyday words differ by standard: Malay follows Dewan Bahasa, Indonesian the KBBI.

const telling = {
  ms: `kerana bahawa ialah iaitu boleh beliau wang polis sahaja kerajaan syarikat pejabat manakala lelaki universiti kualiti aktiviti
    bandar jabatan kementerian ekoran susulan sehubungan justeru mahu hendaklah menerusi semalam mempunyai berbanding pelbagai projek
    ujian mesyuarat perkara pihak saintis ais cukai keretapi basikal sejuk ramai aiskrim kelab juruterbang jurulatih bermula sesetengah
    kebanyakan apabila sekiranya seramai turut penyelidik penyelidikan kajian dijangka selepas semasa cuba mencuba pelancong pelancongan
    tentera lebuhraya bilik bahagian rakan tarikh peratus haiwan saintifik mahkamah peguam parti jenayah perlawanan pingat filem muzik
    televisyen akhbar maklumat kesihatan ubat doktor jururawat pengangkutan elektrik kilang komuniti identiti bagi banyaknya berlaku
    masih-lah matlamat terkini sepatutnya dilihat seterusnya sewaktu menjelaskan daripada kepadanya tersebut-lah terhadapnya ianya
    memandangkan merentasi menaiki percutian telefon lapangan penjara beribu berjuta juta-juta sejak-lah penuh-lah tumbuhan kereta`,
  id: `karena bahwa yaitu bisa uang polisi saja namun kota provinsi kabupaten pemerintah perusahaan kantor sementara mobil universitas
    kualitas aktivitas warga sedangkan tapi jutaan wilayah pria sangat merupakan berbagai proyek tes rapat korban informasi teknologi
    ilmuwan es pajak sepeda klub pilot pelatih dimulai dikenal sebagian terjadi rupiah diperkirakan setelah coba mencoba wisatawan
    pariwisata tentara kamar bagian rekan tanggal persen hewan ilmiah pengadilan pengacara partai kejahatan tim pertandingan medali
    film musik televisi koran kesehatan obat dokter perawat transportasi listrik pabrik komunitas identitas siswa mahasiswa meskipun
    agar anda mereka-lah mengatakan seringkali biasanya bahkan selain penelitian peneliti dilakukan ditemukan bertahun ribuan ratusan
    memiliki seorang para oleh kemudian salah perjalanan terdapat-nya sejumlah pun jadi mulai tersedia terletak pengunjung umumnya`,
  jv: `ing kang iki saka lan sing ana kanthi wong ora karo marang utawa iku uga kaya dadi kanggo nalika akeh luwih wis taun amarga
    nanging dening saben tansah bakal kudu sawijining sawise uripe isih ngenani minangka jroning lumrah jeneng ning neng banyu omah
    gedhe cilik mangkono siji loro telu basa dheweke awake padha saiki kuwi supaya ngandi yaiku menyang sadurunge manawa`,
} as const;

type Variety = keyof typeof telling;
const words = Object.fromEntries(
  Object.entries(telling).map(([variety, list]) => [variety, new Set(list.split(/\s+/).filter((word) => !word.includes('-')))]),
) as Record<Variety, Set<string>>;

/** What fastText is taken to favour Indonesian by, in log-odds (its Malay rows answer "id" that much too often). */
const fastTextLean = 0.9;
const floor = 0.001;

/** Everyday words and fastText's own view, weighed as log-odds. */
export function tellMalayApart(text: string, fastText: ReadonlyMap<string, number>): [Variety, number] {
  const score: Record<Variety, number> = {
    ms: Math.log(Math.max(fastText.get('ms') ?? 0, floor)) + fastTextLean,
    id: Math.log(Math.max(fastText.get('id') ?? 0, floor)),
    jv: Math.log(Math.max(fastText.get('jv') ?? 0, floor)) + 2 * fastTextLean,
  };
  for (const token of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const variety of Object.keys(score) as Variety[]) if (words[variety].has(token)) score[variety] += 1.3;
    if (/.iti$/.test(token)) score.ms += 1;
    if (/.itas$/.test(token)) score.id += 1;
  }
  const ranked = (Object.entries(score) as [Variety, number][]).sort((a, b) => b[1] - a[1]);
  const [best, highest] = ranked[0]!;
  return [best, 1 / ranked.reduce((sum, [, s]) => sum + Math.exp(s - highest), 0)];
}

/** Languages that are told apart here; Sundanese and Minangkabau are the detectors' way of hesitating between them. */
export const malayFamily: ReadonlySet<string> = new Set(['ms', 'id', 'jv', 'su', 'min']);
