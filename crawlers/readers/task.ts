// What a reader's thread is asked to do, and how each task is done: pure functions from bytes to values.

import type { Page, ReadResult, WayIn } from '../../src/model/index.ts';
import { linksOfPage, sitemapOfPage, type OfferedLinks, type SitemapFile } from '../discover/reading.ts';
import { extractArticle, type ExtractOptions } from '../read/index.ts';

export type Task =
  | { readonly kind: 'article'; readonly page: Page; readonly options: ExtractOptions }
  | { readonly kind: 'links'; readonly page: Page; readonly way: WayIn }
  | { readonly kind: 'sitemap'; readonly page: Page };

export type TaskResult = ReadResult | OfferedLinks | SitemapFile;

/** Does one task. Expected endings are values; what is thrown is a mistake of ours. */
export function doTask(task: Task): TaskResult {
  switch (task.kind) {
    case 'article':
      return extractArticle(task.page, task.options);
    case 'links':
      return linksOfPage(task.way, task.page);
    case 'sitemap':
      return sitemapOfPage(task.page);
  }
}
