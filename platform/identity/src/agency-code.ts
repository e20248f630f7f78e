// How an agency is called: by its country's ISO 3166-1 alpha-2 code, or INTL for the International ISBN Agency.

/** Without anchors, to be part of other patterns. */
export const AGENCY_CODE = '(?:[A-Z]{2}|INTL)'

const WHOLE = new RegExp(`^${AGENCY_CODE}$`)

export const isAgencyCode = (text: string): boolean => WHOLE.test(text)
