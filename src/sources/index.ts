// Sources (nguồn tin): outlets and their ways in; when each is due, how the last polls went, how healthy each is.

export { saveSource, enableSource } from './save-source.ts';
export { dueWaysIn, wayInById, type DueWayIn } from './due.ts';
export { notePoll, type PollResult } from './note-poll.ts';
export { pollOutcomes, recentPolls, sourceHealth, type SourceHealth, type PollRow } from './health.ts';
