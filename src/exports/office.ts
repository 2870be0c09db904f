// Cases, corrections and statistics as they leave the office. Who of the office did what stays in the audit log.

import {
  aboutLabels, caseStates, closeReasons, correctionOutcomes, correctionTracks, flagKinds, flagLevels, outletAnswers, responseKinds, sentiments,
} from '../model/index.ts';
import type { ExportSchema, Field } from './field.ts';

export const cases: ExportSchema = {
  kind: 'cases', vi: 'Mỗi dòng một hồ sơ xử lý', en: 'One case a row',
  fields: [
    { name: 'id', type: 'integer', vi: 'Số trong hệ thống', en: 'Number in the system' },
    { name: 'number', type: 'text', vi: 'Số hồ sơ: năm và số thứ tự', en: 'Number of the case: year and running number' },
    { name: 'story', type: 'integer', vi: 'Số của vụ việc', en: 'Number of the story' },
    { name: 'headline', type: 'text', vi: 'Tiêu đề bài sớm nhất', en: 'Title of the earliest article' },
    { name: 'state', type: 'code', vi: 'Bước hiện tại', en: 'Where it stands', vocabulary: caseStates },
    { name: 'level', type: 'code', vi: 'Mức', en: 'Level', vocabulary: flagLevels },
    { name: 'flags', type: 'codes', vi: 'Vì sao vào hàng đợi', en: 'Why it was flagged', vocabulary: flagKinds },
    { name: 'openedAt', type: 'moment', vi: 'Lúc mở', en: 'Opened' },
    { name: 'assessBy', type: 'moment', vi: 'Hạn thẩm định', en: 'To be assessed by', nullable: 'không có hạn / no deadline' },
    { name: 'answerBy', type: 'moment', vi: 'Hạn trả lời', en: 'To be answered by', nullable: 'không có hạn / no deadline' },
    { name: 'takenAt', type: 'moment', vi: 'Lúc nhận lần đầu', en: 'First taken', nullable: 'chưa nhận / not taken' },
    { name: 'releasedAt', type: 'moment', vi: 'Lúc phát hành trả lời', en: 'Answer released', nullable: 'chưa phát hành / not released' },
    { name: 'closedAt', type: 'moment', vi: 'Lúc đóng', en: 'Closed', nullable: 'chưa đóng / open' },
    { name: 'closeReason', type: 'code', vi: 'Lý do đóng', en: 'Reason of closing', vocabulary: closeReasons, nullable: 'chưa đóng / open' },
    { name: 'hoursToTake', type: 'number', vi: 'Từ lúc mở đến lúc nhận', en: 'From opening to taking', unit: 'giờ / hours', nullable: 'chưa nhận / not taken' },
    { name: 'hoursToClose', type: 'number', vi: 'Từ lúc mở đến lúc đóng', en: 'From opening to closing', unit: 'giờ / hours', nullable: 'chưa đóng / open' },
    { name: 'claimsConfirmed', type: 'integer', vi: 'Luận điểm đã xác nhận', en: 'Claims confirmed', unit: 'luận điểm / claims' },
    { name: 'claimsRejected', type: 'integer', vi: 'Luận điểm đã bác', en: 'Claims rejected', unit: 'luận điểm / claims' },
    { name: 'claimsSuggested', type: 'integer', vi: 'Luận điểm còn là gợi ý', en: 'Claims still suggested', unit: 'luận điểm / claims' },
    { name: 'responsesReleased', type: 'codes', vi: 'Các phản hồi đã phát hành', en: 'Responses released', vocabulary: responseKinds },
    { name: 'changedAt', type: 'moment', vi: 'Lúc đổi lần cuối', en: 'Last changed' },
  ],
};

export const corrections: ExportSchema = {
  kind: 'corrections', vi: 'Mỗi dòng một đề nghị cải chính đã phát hành; theo cơ quan báo chí, không theo người', en: 'One released correction request a row; per outlet, never per journalist',
  fields: [
    { name: 'id', type: 'integer', vi: 'Số của đề nghị', en: 'Number of the request' },
    { name: 'case', type: 'text', vi: 'Số hồ sơ', en: 'Number of the case' },
    { name: 'outlet', type: 'text', vi: 'Tên cơ quan báo chí', en: 'Name of the outlet' },
    { name: 'source', type: 'text', vi: 'Khóa của nguồn', en: 'Key of the source' },
    { name: 'country', type: 'code', vi: 'Nước', en: 'Country', standard: 'ISO 3166-1 alpha-2' },
    { name: 'track', type: 'code', vi: 'domestic: theo Luật Báo chí; foreign: đề nghị lịch sự', en: 'domestic: under the press law; foreign: a polite request', vocabulary: correctionTracks },
    { name: 'language', type: 'code', vi: 'Ngôn ngữ của đề nghị', en: 'Language of the request', standard: 'ISO 639-1' },
    { name: 'claim', type: 'integer', vi: 'Số của luận điểm', en: 'Number of the claim' },
    { name: 'register', type: 'text', vi: 'Mã hồ sơ luận điểm', en: 'Id of the register entry' },
    { name: 'article', type: 'integer', vi: 'Số của bài', en: 'Number of the article' },
    { name: 'url', type: 'url', vi: 'Địa chỉ bài', en: 'Address of the article' },
    { name: 'textSha256', type: 'hash', vi: 'SHA-256 của văn bản đã duyệt', en: 'SHA-256 of the approved text', unit: 'hex' },
    { name: 'releasedAt', type: 'moment', vi: 'Lúc phát hành', en: 'Released' },
    { name: 'sentOn', type: 'day', vi: 'Ngày gửi', en: 'Day it was sent', nullable: 'chưa gửi / not sent' },
    { name: 'reminders', type: 'integer', vi: 'Số lần nhắc', en: 'Reminders', unit: 'lần / times' },
    { name: 'answer', type: 'code', vi: 'Trả lời cuối cùng', en: 'Last answer', vocabulary: outletAnswers, nullable: 'chưa trả lời / none' },
    { name: 'answeredOn', type: 'day', vi: 'Ngày trả lời đầu tiên', en: 'Day of the first answer', nullable: 'chưa trả lời / none' },
    { name: 'outcome', type: 'code', vi: 'Kết quả người đã nhận', en: 'Outcome that a person accepted', vocabulary: correctionOutcomes, nullable: 'chưa có / none' },
    { name: 'outcomeOn', type: 'day', vi: 'Ngày ghi kết quả', en: 'Day of the outcome', nullable: 'chưa có / none' },
  ],
};

const count = (name: string, vi: string, en: string): Field => ({ name, type: 'integer', vi, en, unit: 'bài / articles' });

export const statistics: ExportSchema = {
  kind: 'statistics', vi: 'Mỗi dòng một con số của một kỳ theo một chiều', en: 'One figure of a period in one dimension a row',
  fields: [
    { name: 'from', type: 'day', vi: 'Ngày đầu của kỳ, theo giờ cơ quan', en: 'First day of the period, in the office\'s time' },
    { name: 'period', type: 'code', vi: 'Độ dài kỳ; tuần bắt đầu thứ hai', en: 'Length of the period; weeks begin on Monday', vocabulary: ['day', 'week', 'month'] },
    { name: 'about', type: 'code', vi: 'Nói về', en: 'About', vocabulary: aboutLabels },
    { name: 'dimension', type: 'code', vi: 'Chiều; “all” là tất cả', en: 'Dimension; "all" is everything', vocabulary: ['all', 'topic', 'country', 'language', 'outlet'] },
    { name: 'value', type: 'text', vi: 'Giá trị trong chiều ấy: chủ đề, mã nước, mã ngôn ngữ, khóa nguồn', en: 'Value in that dimension: topic, country code, language code, key of the source', nullable: 'khi chiều là “all” / where the dimension is "all"' },
    count('articles', 'Số bài, bản chép lại tính một lần', 'Articles, copies of one text counted once'),
    count('copies', 'Số bản chép lại', 'Copies'),
    ...sentiments.map((tone) => count(tone, `Số bài có sắc thái ${tone}, kể cả bản chép lại`, `Articles of ${tone} tone, copies included`)),
    count('notScored', 'Số bài chưa chấm sắc thái, kể cả bản chép lại', 'Articles whose tone is not scored, copies included'),
  ],
};
