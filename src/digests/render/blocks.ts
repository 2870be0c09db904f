// A digest as a document of plain blocks. HTML and DOCX are drawn from these, so that both say the same.

export type Run = {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Language of a quoted text; the document's own where absent. */
  readonly language?: string;
  /** Address of a link; only http and https are drawn as links. */
  readonly url?: string;
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** body: running text. item: the headline of an item. detail: what is said of it. quote: words of the article. note: small print. */
  | { readonly kind: 'paragraph'; readonly style: 'body' | 'item' | 'detail' | 'quote' | 'note'; readonly runs: readonly Run[] }
  /** The last column is right-aligned where it holds figures. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly figures: boolean };

export type DigestDocument = {
  readonly lang: 'vi' | 'en';
  /** Title of the file. */
  readonly title: string;
  /** What must be seen before anything else: sample press, preview. */
  readonly banners: readonly string[];
  readonly letterhead: {
    readonly parent: string;
    readonly organ: string;
    readonly nation: string;
    readonly motto: string;
    readonly number: string;
    readonly placeAndDate: string;
    readonly kind: string;
    readonly subject: readonly string[];
  };
  readonly blocks: readonly Block[];
  /** After the text, before the honesty page. */
  readonly closing: { readonly recipients: string; readonly recipientLines: readonly string[]; readonly signer: string; readonly signed: string };
  readonly honesty: readonly Block[];
  /** Moment the issue was made; null for a preview. */
  readonly madeAt: Date | null;
};

export const isWebAddress = (url: string) => /^https?:\/\//i.test(url);
