// Trends (xu hướng): volume, tone, topics, countries, languages and outlets of a period beside the one before, and how soon the desk worked.

export { coverageByCountry, coverageByTile, type TileCount } from './places.ts';
export { deskTrends, trends, type DeskTrend, type Period, type Share, type Trends } from './trends.ts';
