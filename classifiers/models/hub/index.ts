// Models of the Hugging Face hub's layout, put in place of parts of the shipped one by configuration. From disk only: nothing is fetched here.

export { readHubFolder, type HubFolder } from './folder.ts';
export { openClassifier, openEmbedder, openZeroShot, type Classifier, type Embedder } from './heads.ts';
