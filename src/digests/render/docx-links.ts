// Links in a DOCX with ids that count up. The library gives each link a random id, and no two files would be alike.

import { ConcreteHyperlink, Paragraph, type IParagraphOptions, type IContext, type ParagraphChild, type TextRun } from 'docx';

const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

export type LinkRegistry = {
  link(url: string, run: TextRun): ParagraphChild;
  /** The address of a link made here; undefined for anything else. */
  urlOf(child: unknown): string | undefined;
};

export function linkRegistry(): LinkRegistry {
  const urls = new Map<unknown, string>();
  return {
    link(url, run) {
      const made = new ConcreteHyperlink([run], `link${urls.size + 1}`);
      urls.set(made, url);
      // The type of a paragraph's children leaves this class out, though the library puts it there itself.
      return made as unknown as ParagraphChild;
    },
    urlOf: (child) => urls.get(child),
  };
}

/** A paragraph that enters its links into the file's relationships when it is written. */
export class LinkedParagraph extends Paragraph {
  private readonly links: readonly { readonly id: string; readonly url: string }[];

  constructor(options: IParagraphOptions, registry: LinkRegistry) {
    super(options);
    this.links = (options.children ?? []).flatMap((child) => {
      const url = registry.urlOf(child);
      return url === undefined ? [] : [{ id: (child as unknown as ConcreteHyperlink).linkId, url }];
    });
  }

  override prepForXml(context: IContext) {
    for (const { id, url } of this.links) context.viewWrapper.Relationships.addRelationship(id, hyperlink, url, 'External');
    return super.prepForXml(context);
  }
}
