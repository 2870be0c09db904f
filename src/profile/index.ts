// The province profile: everything about the monitored province as data, so that any province or city can use the program.

export { loadProfile, shippedProfile } from './load.ts';
export { tileOfPlaces } from './tiles.ts';
