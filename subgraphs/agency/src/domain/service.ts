/** What a publisher may ask of an agency. */

export const SERVICES = ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'] as const
export type Service = (typeof SERVICES)[number]
