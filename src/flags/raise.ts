import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { levelOfVoice, type AccountId, type ArticleId, type FlagLevel, type StoryId, type Voice, type WatchRule } from '../model/index.ts';
import { matchesRule, type RuleSubject } from './watch-rules.ts';

const sql = sqlBeside(import.meta.url);

/** From loud to quiet. */
const claimLevels = ['alert', 'notice', 'none'] as const;

export type RaisedFlag = { readonly id: number; readonly level: FlagLevel };

/**
 * Flags for claims: alert for one the outlet asserts, notice for one it attributes, none for one it rejects; one step quieter for each time
 * that people rejected the same words. The same claim in a later revision of the same article raises no second flag.
 */
export async function raiseClaimFlags(
  db: Database,
  storyId: StoryId,
  articleId: ArticleId,
  claims: readonly { readonly id: number; readonly voice: Voice; readonly rejectedBefore: number }[],
): Promise<RaisedFlag[]> {
  const raised: RaisedFlag[] = [];
  for (const { id, voice, rejectedBefore } of claims) {
    const level = claimLevels[claimLevels.indexOf(levelOfVoice[voice]) + rejectedBefore] ?? 'none';
    if (level === 'none') continue;
    raised.push(...(await db.rows<RaisedFlag>(sql('raise-claim'), [storyId, articleId, level, id])));
  }
  return raised;
}

/** Flags for watch rules that match: "to be read", never more; once a story and rule. */
export async function raiseRuleFlags(
  db: Database,
  storyId: StoryId,
  articleId: ArticleId,
  subject: RuleSubject,
  rules: readonly WatchRule[],
): Promise<RaisedFlag[]> {
  const raised: RaisedFlag[] = [];
  for (const rule of rules) {
    if (!matchesRule(rule.filter, subject)) continue;
    raised.push(...(await db.rows<RaisedFlag>(sql('raise-rule'), [storyId, articleId, rule.id])));
  }
  return raised;
}

/** A person puts a story into the queue. Throws `missing-reason`, `not-found`. */
export async function raiseByHand(db: Database, articleId: ArticleId, accountId: AccountId, reason: string): Promise<RaisedFlag & { storyId: StoryId }> {
  if (reason.trim() === '') throw new Problem('missing-reason');
  const raised = await db.maybe<RaisedFlag & { storyId: StoryId }>(sql('raise-by-hand'), [articleId, accountId, reason.trim()]);
  if (raised === null) throw new Problem('not-found', { what: `article ${articleId}` });
  return raised;
}
