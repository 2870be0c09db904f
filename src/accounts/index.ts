// Accounts of the office's own staff: passwords, sign-in, sessions, roles and what each role may do. Nobody else has an account.

export { addAccount, createFirstAdministrator, disableAccount, listAccounts, resetPassword, type ListedAccount } from './administer.ts';
export {
  addApiToken, answerKeptHours, apiTokenOf, apiTokens, keepAnswer, revokeApiToken, roleOfToken, takeAnswerKey, tokenScopes,
  type ApiToken, type KeptAnswer, type TokenIssue, type TokenScope, type TokenUse,
} from './api-tokens.ts';
export { changePassword, signIn, signOut, accountOfToken, sessionHours, type SignedIn } from './sign-in.ts';
export { actions, may, requireMay, type Action } from './permissions.ts';
export { leastPasswordLength } from './passwords.ts';
