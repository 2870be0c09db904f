// Search (tìm kiếm): articles by their words in any of the languages, with or without Vietnamese marks, and by their labels.

export { indexArticle, indexMissing } from './index-articles.ts';
export { searchArticles, type FoundArticle, type SearchFilter, type SearchPage } from './search.ts';
export { type Excerpt } from './excerpt.ts';
export { forgetSearch, savedSearches, saveSearch, type SavedSearch } from './saved.ts';
export { readQuery, type SearchQuery } from './terms.ts';
