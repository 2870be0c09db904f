// The vocabulary of Hải Đăng, one file per word. Everything may look at it; it looks at nothing.

export * from './language.ts';
export * from './source.ts';
export * from './page.ts';
export * from './link.ts';
export * from './discovery.ts';
export * from './article.ts';
export * from './change.ts';
export * from './labels.ts';
export * from './claim.ts';
export * from './register.ts';
export * from './place.ts';
export * from './story.ts';
export * from './flag.ts';
export * from './alert.ts';
export * from './case.ts';
export * from './response.ts';
export * from './account.ts';
export * from './digest.ts';
export * from './letterhead.ts';
export * from './audit.ts';
