// Place (địa danh): an entry of the gazetteer: a place's names in many languages and scripts, with the dates between which they hold.

export type PlaceKind = 'country' | 'province' | 'former-province' | 'city' | 'district' | 'commune' | 'landmark' | 'islands' | 'sea' | 'namesake';

export type PlaceName = {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  /** `weak` names (without diacritics, ambiguous) count only with a second hint. */
  readonly weak?: boolean;
};

export type Place = {
  readonly key: string;
  readonly kind: PlaceKind;
  readonly names: readonly PlaceName[];
  /** Keys of the places it lies in, each with the ISO dates between which that holds (until: last day). */
  readonly within: readonly { readonly place: string; readonly from?: string; readonly until?: string }[];
};

/** Everything about one province; any province or city can have its own. */
export type ProvinceProfile = {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly seat: { readonly vi: string; readonly en: string };
  /** IANA time zone of the office. */
  readonly timeZone: string;
  readonly places: readonly Place[];
};
