// Names of countries and languages for documents. The frequent ones stand here, so that an issue reads the same after an update of
// Node's language data; the others come from there.

type Names = Readonly<Record<string, readonly [vi: string, en: string]>>;

const countries: Names = {
  VN: ['Việt Nam', 'Viet Nam'], CN: ['Trung Quốc', 'China'], TW: ['Đài Loan', 'Taiwan'], HK: ['Hồng Kông', 'Hong Kong'], JP: ['Nhật Bản', 'Japan'],
  KR: ['Hàn Quốc', 'South Korea'], KP: ['Triều Tiên', 'North Korea'], TH: ['Thái Lan', 'Thailand'], LA: ['Lào', 'Laos'], KH: ['Campuchia', 'Cambodia'],
  PH: ['Philippines', 'Philippines'], MY: ['Malaysia', 'Malaysia'], SG: ['Singapore', 'Singapore'], ID: ['Indonesia', 'Indonesia'], MM: ['Myanmar', 'Myanmar'],
  BN: ['Brunei', 'Brunei'], IN: ['Ấn Độ', 'India'], AU: ['Australia', 'Australia'], NZ: ['New Zealand', 'New Zealand'], US: ['Hoa Kỳ', 'United States'],
  CA: ['Canada', 'Canada'], GB: ['Anh', 'United Kingdom'], FR: ['Pháp', 'France'], DE: ['Đức', 'Germany'], NL: ['Hà Lan', 'Netherlands'],
  CH: ['Thụy Sĩ', 'Switzerland'], IT: ['Ý', 'Italy'], ES: ['Tây Ban Nha', 'Spain'], RU: ['Nga', 'Russia'], CZ: ['Séc', 'Czechia'], PL: ['Ba Lan', 'Poland'],
};

const languages: Names = {
  vi: ['tiếng Việt', 'Vietnamese'], en: ['tiếng Anh', 'English'], zh: ['tiếng Trung', 'Chinese'], ja: ['tiếng Nhật', 'Japanese'], ko: ['tiếng Hàn', 'Korean'],
  th: ['tiếng Thái', 'Thai'], lo: ['tiếng Lào', 'Lao'], km: ['tiếng Khmer', 'Khmer'], fr: ['tiếng Pháp', 'French'], ru: ['tiếng Nga', 'Russian'],
  de: ['tiếng Đức', 'German'], es: ['tiếng Tây Ban Nha', 'Spanish'], id: ['tiếng Indonesia', 'Indonesian'], ms: ['tiếng Mã Lai', 'Malay'],
  und: ['ngôn ngữ chưa rõ', 'language unknown'],
};

function nameOf(names: Names, code: string, lang: 'vi' | 'en', type: 'region' | 'language'): string {
  const known = names[code]?.[lang === 'vi' ? 0 : 1];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames([lang], { type }).of(code) ?? code;
  } catch {
    // Not a code at all: better shown as it stands than lost.
    return code;
  }
}

/** Name of an ISO 3166-1 alpha-2 country or territory. */
export const countryName = (code: string, lang: 'vi' | 'en') => nameOf(countries, code, lang, 'region');
/** Name of an ISO 639 language. */
export const languageName = (code: string, lang: 'vi' | 'en') => nameOf(languages, code, lang, 'language');
