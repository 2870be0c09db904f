// Accounts of the office's own staff: passwords, sign-in, sessions, roles and what each role may do. Nobody else has an account.

export { addAccount, createFirstAdministrator, disableAccount, listAccounts, resetPassword, type ListedAccount } from './administer.ts';
export { addApiToken, apiTokenOf, apiTokens, revokeApiToken, type ApiToken } from './api-tokens.ts';
export { changePassword, signIn, signOut, accountOfToken, sessionHours, type SignedIn } from './sign-in.ts';
export { actions, may, requireMay, type Action } from './permissions.ts';
export { leastPasswordLength } from './passwords.ts';
