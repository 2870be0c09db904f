// Articles, stories and claims as they leave the office. Publications only: no field holds a person, and no text of an article is copied but
// its title and the quote that a claim stands in.

import { aboutLabels, claimStates, entryKinds, flagKinds, flagLevels, sentiments, sourceKinds, topics, voices } from '../model/index.ts';
import type { ExportSchema, Field } from './field.ts';

const outlet: readonly Field[] = [
  { name: 'outlet', type: 'text', vi: 'Tên cơ quan báo chí', en: 'Name of the outlet' },
  { name: 'source', type: 'text', vi: 'Khóa của nguồn, không đổi', en: 'Key of the source; never changes' },
  { name: 'outletKind', type: 'code', vi: 'Loại cơ quan', en: 'Kind of outlet', vocabulary: sourceKinds },
  { name: 'country', type: 'code', vi: 'Nước nơi xuất bản', en: 'Country the outlet publishes from', standard: 'ISO 3166-1 alpha-2' },
];
const language: Field = { name: 'language', type: 'code', vi: 'Ngôn ngữ của bài', en: 'Language of the article', standard: 'ISO 639-1', nullable: 'chưa đọc / not read yet' };
const unread = 'chưa đọc / not read yet';

export const articles: ExportSchema = {
  kind: 'articles', vi: 'Mỗi dòng một bài đã xuất bản, ở bản mới nhất', en: 'One published article a row, in its newest revision',
  fields: [
    { name: 'id', type: 'integer', vi: 'Số của bài, không đổi', en: 'Number of the article; never changes' },
    { name: 'url', type: 'url', vi: 'Địa chỉ', en: 'Address' },
    { name: 'title', type: 'text', vi: 'Tiêu đề nguyên văn (Unicode NFC)', en: 'Title as published (Unicode NFC)' },
    ...outlet,
    language,
    { name: 'publishedAt', type: 'moment', vi: 'Lúc xuất bản theo trang', en: 'Moment of publication as the page gives it', nullable: 'trang không ghi / the page gives none' },
    { name: 'firstSeenAt', type: 'moment', vi: 'Lúc hệ thống thấy lần đầu', en: 'When it was first seen' },
    { name: 'revision', type: 'integer', vi: 'Bản thứ mấy; trên 1 là đã sửa', en: 'Which revision; above 1 the outlet changed it', unit: 'số đếm / count' },
    { name: 'revisionAt', type: 'moment', vi: 'Lúc đọc bản này', en: 'When this revision was read' },
    { name: 'textSha256', type: 'hash', vi: 'SHA-256 của nội dung', en: 'SHA-256 of the text', unit: 'hex' },
    { name: 'about', type: 'code', vi: 'Nói về tỉnh, Việt Nam, hay không', en: 'About the province, Viet Nam, or neither', vocabulary: aboutLabels, nullable: unread },
    { name: 'topics', type: 'codes', vi: 'Chủ đề', en: 'Topics', vocabulary: topics },
    { name: 'sentiment', type: 'code', vi: 'Sắc thái đối với chủ thể; không nói đúng hay sai', en: 'Tone towards the subject; says nothing about right or wrong', vocabulary: sentiments, nullable: 'chưa chấm / not scored' },
    { name: 'model', type: 'text', vi: 'Mô hình đã đọc', en: 'Model that read it', nullable: unread },
    { name: 'readAt', type: 'moment', vi: 'Lúc đọc', en: 'When it was read', nullable: unread },
    { name: 'story', type: 'integer', vi: 'Số của vụ việc', en: 'Number of the story', nullable: unread },
    { name: 'copyOf', type: 'integer', vi: 'Bài mà bài này chép lại', en: 'Article whose text this one repeats', nullable: 'không chép lại / no copy' },
    { name: 'case', type: 'text', vi: 'Số hồ sơ xử lý', en: 'Number of the case', nullable: 'không có / none' },
  ],
};

export const stories: ExportSchema = {
  kind: 'stories', vi: 'Mỗi dòng một vụ việc: các bài về cùng một sự kiện', en: 'One story a row: articles about the same event',
  fields: [
    { name: 'id', type: 'integer', vi: 'Số của vụ việc', en: 'Number of the story' },
    { name: 'headline', type: 'text', vi: 'Tiêu đề bài sớm nhất', en: 'Title of the earliest article' },
    { name: 'headArticle', type: 'integer', vi: 'Số của bài sớm nhất', en: 'Number of the earliest article' },
    { name: 'firstPublishedAt', type: 'moment', vi: 'Bài sớm nhất', en: 'Earliest article' },
    { name: 'lastPublishedAt', type: 'moment', vi: 'Bài muộn nhất', en: 'Latest article' },
    { name: 'articles', type: 'integer', vi: 'Số bài, bản chép lại tính một lần', en: 'Articles, copies of one text counted once', unit: 'bài / articles' },
    { name: 'copies', type: 'integer', vi: 'Số bản chép lại', en: 'Copies', unit: 'bài / articles' },
    { name: 'outlets', type: 'integer', vi: 'Số cơ quan báo chí', en: 'Outlets', unit: 'cơ quan / outlets' },
    { name: 'countries', type: 'codes', vi: 'Các nước', en: 'Countries', standard: 'ISO 3166-1 alpha-2' },
    { name: 'languages', type: 'codes', vi: 'Các ngôn ngữ', en: 'Languages', standard: 'ISO 639-1' },
    ...sentiments.map((tone): Field => ({ name: tone, type: 'integer', vi: `Số bài có sắc thái ${tone}`, en: `Articles of ${tone} tone`, unit: 'bài / articles' })),
    { name: 'notScored', type: 'integer', vi: 'Số bài chưa chấm sắc thái', en: 'Articles whose tone is not scored', unit: 'bài / articles' },
    { name: 'flags', type: 'codes', vi: 'Vì sao vào hàng đợi', en: 'Why it was flagged', vocabulary: flagKinds },
    { name: 'level', type: 'code', vi: 'Mức của hồ sơ', en: 'Level of its case', vocabulary: flagLevels, nullable: 'không có hồ sơ / no case' },
    { name: 'case', type: 'text', vi: 'Số hồ sơ', en: 'Number of its case', nullable: 'không có / none' },
    { name: 'changedAt', type: 'moment', vi: 'Lúc vụ việc đổi lần cuối', en: 'When the story last changed' },
  ],
};

export const claims: ExportSchema = {
  kind: 'claims', vi: 'Mỗi dòng một câu khớp với hồ sơ luận điểm; là gợi ý cho đến khi người xác nhận', en: 'One match of a sentence with a register entry a row; a suggestion until a person confirms it',
  fields: [
    { name: 'id', type: 'integer', vi: 'Số của luận điểm', en: 'Number of the claim' },
    { name: 'article', type: 'integer', vi: 'Số của bài', en: 'Number of the article' },
    { name: 'revision', type: 'integer', vi: 'Bản của bài', en: 'Revision of the article', unit: 'số đếm / count' },
    { name: 'url', type: 'url', vi: 'Địa chỉ bài', en: 'Address of the article' },
    ...outlet,
    language,
    { name: 'register', type: 'text', vi: 'Mã hồ sơ luận điểm', en: 'Id of the register entry' },
    { name: 'registerVersion', type: 'integer', vi: 'Bản của hồ sơ luận điểm', en: 'Version of the register entry', unit: 'số đếm / count' },
    { name: 'entryKind', type: 'code', vi: 'document-fact: “trái với hồ sơ”; stated-position: “khác với lập trường đã nêu”', en: 'document-fact: say "contradicts record"; stated-position: say "differs from the stated position"', vocabulary: entryKinds },
    { name: 'voice', type: 'code', vi: 'asserts: báo tự nói; attributes: thuật lời; rejects: bác bỏ', en: 'asserts: the outlet itself says it; attributes: it reports it; rejects: it disputes it', vocabulary: voices },
    { name: 'quote', type: 'text', vi: 'Câu trích nguyên văn', en: 'The words, copied exactly' },
    { name: 'p', type: 'number', vi: 'Xác suất máy tính', en: 'Probability that the machine gives', unit: '0–1' },
    { name: 'state', type: 'code', vi: 'Chỉ “confirmed” là do người xác nhận', en: 'Only "confirmed" was confirmed, by a person', vocabulary: claimStates },
    { name: 'foundAt', type: 'moment', vi: 'Lúc tìm thấy', en: 'When it was found' },
    { name: 'decidedAt', type: 'moment', vi: 'Lúc người quyết định', en: 'When a person decided', nullable: 'chưa quyết định / undecided' },
    { name: 'story', type: 'integer', vi: 'Số của vụ việc', en: 'Number of the story', nullable: 'chưa xếp / not placed yet' },
    { name: 'case', type: 'text', vi: 'Số hồ sơ', en: 'Number of the case', nullable: 'không có / none' },
  ],
};
