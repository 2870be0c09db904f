// Sources (nguồn tin): outlets and their ways in; when each is due, how the last polls went, how healthy each is, the catalogue, OPML.

export { addSource, countAdded, describedSources, enableSource, saveSource, whatIsWrong, type SourceOrigin, type StoredSource } from './save-source.ts';
export { dueWaysIn, wayInById, type DueWayIn } from './due.ts';
export { failureWeight, givenUpAfter, notePoll, waitMinutes, type PollResult } from './note-poll.ts';
export { linksByDay, pollOutcomes, recentPolls, sourceHealth, type SourceHealth, type PollRow } from './health.ts';
export { judgeVolume, median, volumeStates, watchSilence, type VolumePast, type VolumeState, type VolumeVerdict } from './silence.ts';
export { catalogue, type CatalogueEntry } from './catalogue.ts';
export { countryOfUrl, keyOfUrl, readOpml, writeOpml, type ReadOpml } from './opml.ts';
export { crawlProgress, isAtWork, type CrawlProgress } from './progress.ts';
export { sharedTurns } from './shared-turns.ts';
export { quietSources, type QuietSource, type QuietState } from './quiet.ts';
export { checkedCatalogue, noteCatalogueCheck, type CatalogueCheck, type CheckedEntry } from './catalogue-check.ts';
