// Which articles tell one event, and which are copies of one text: MinHash for copies, telling words for the same event in other
// words, embeddings (where given) across languages.

export { fingerprint, bandsOf, topTerms } from './fingerprint.ts';
export { bandsOfEmbedding } from './embedding.ts';
export { copySimilarity, sameStory, likeness, copyThreshold, sameStoryThreshold, embeddingThreshold, type Likeness } from './compare.ts';
export { StoryPlacer, type Placement } from './place.ts';
