// What a field of an export is. The documentation, the JSON Schema and the files are made from the same rows.

/** codes: several codes of a vocabulary or standard; in CSV separated by one space. */
export type FieldType = 'integer' | 'number' | 'text' | 'code' | 'codes' | 'moment' | 'day' | 'hash' | 'url';

export type Field = {
  readonly name: string;
  readonly type: FieldType;
  readonly vi: string;
  readonly en: string;
  /** May be absent: null in JSON Lines, an empty cell in CSV; the text says what that means. */
  readonly nullable?: string;
  readonly unit?: string;
  /** Every value that can stand there. */
  readonly vocabulary?: readonly string[];
  /** An outside list of values, such as ISO 3166-1. */
  readonly standard?: string;
};

export const exportKinds = ['articles', 'stories', 'claims', 'cases', 'corrections', 'statistics'] as const;
export type ExportKind = (typeof exportKinds)[number];

export type ExportSchema = { readonly kind: ExportKind; readonly vi: string; readonly en: string; readonly fields: readonly Field[] };

/** Raised where a field changes its meaning or goes away; a new field at the end does not raise it. */
export const exportVersion = 1;
/** Written into every record of JSON Lines: "haidang/articles/1". */
export const schemaName = (kind: ExportKind) => `haidang/${kind}/${exportVersion}`;
