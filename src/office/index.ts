// The office itself (cơ quan): its letterhead, the first steps of a new office, how archive and machine are.

export { letterheadAt, saveLetterhead } from './letterhead.ts';
export { firstSteps, guideDismissed, noteProfileSeen, setGuideDismissed, stepNames, type FirstSteps, type StepName } from './first-steps.ts';
export { archiveState, machineState, type ArchiveState, type Machine } from './machine.ts';
