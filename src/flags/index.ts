// Flags (cờ): why a story is in the queue. A claim flag needs a claim; topic and tone can only ask for reading.

export { raiseClaimFlags, raiseRuleFlags, raiseByHand, type RaisedFlag } from './raise.ts';
export { enabledRules, installStarterRules, matchesRule, type RuleSubject } from './watch-rules.ts';
export { enableWatchRule, saveWatchRule, watchRules, type ListedWatchRule } from './edit-watch-rules.ts';
export { countFlagged } from './count.ts';
export { raiseSurgeFlag } from './raise-surge.ts';
