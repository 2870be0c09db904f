// Puts articles into stories one after the other, in memory. The database room does the same over its index.

import type { ArticleText, StoryFingerprint } from '../../src/model/index.ts';
import { likeness } from './compare.ts';
import { bandsOfEmbedding } from './embedding.ts';
import { bandsOf, fingerprint, topTerms } from './fingerprint.ts';

export type Placement = { readonly story: string; /** The first article with this text. */ readonly copyOf?: string };

type Kept = { readonly id: string; readonly fingerprint: StoryFingerprint; readonly embedding: Float32Array | null; readonly placement: Placement };

/** Articles compared at most, those that share most numbers first. */
const candidateLimit = 60;
/** A number that more articles than this share says nothing any more; the latest of them are kept. */
const fullest = 400;

export class StoryPlacer {
  readonly #kept: Kept[] = [];
  readonly #index = new Map<number, number[]>();

  /** The story of one more article: named after the first article that told it. */
  place(id: string, article: ArticleText, language: string, embedding: Float32Array | null = null): Placement {
    const print = fingerprint(article, language);
    const keys = [...new Set([...bandsOf(print), ...topTerms(print), ...bandsOfEmbedding(embedding)])];
    let best: { readonly kept: Kept; readonly copy: boolean; readonly similarity: number } | null = null;
    for (const kept of this.#candidates(keys)) {
      const { copy, sameStory, similarity } = likeness(print, kept.fingerprint, embedding, kept.embedding);
      if (!copy && !sameStory) continue;
      const better = best === null || Number(copy) > Number(best.copy) || (copy === best.copy && similarity > best.similarity);
      if (better) best = { kept, copy, similarity };
    }
    const placement = placementBeside(id, best);
    this.#keep({ id, fingerprint: print, embedding, placement }, keys);
    return placement;
  }

  #candidates(keys: readonly number[]): Kept[] {
    const shared = new Map<number, number>();
    for (const key of keys) for (const index of this.#index.get(key) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, candidateLimit)
      .map(([index]) => this.#kept[index]!);
  }

  #keep(kept: Kept, keys: readonly number[]): void {
    const index = this.#kept.push(kept) - 1;
    for (const key of keys) {
      const entries = this.#index.get(key);
      if (entries === undefined) this.#index.set(key, [index]);
      else {
        entries.push(index);
        if (entries.length > fullest) entries.shift();
      }
    }
  }
}

function placementBeside(id: string, best: { readonly kept: Kept; readonly copy: boolean } | null): Placement {
  if (best === null) return { story: id };
  const { story, copyOf } = best.kept.placement;
  return best.copy ? { story, copyOf: copyOf ?? best.kept.id } : { story };
}
