/**
 * Whether a text can be kept, and handed on: PostgreSQL holds no NUL, and no JSON in it half of a surrogate pair. What
 * people write has neither; a feed that told of such a text would stop whoever follows it.
 */
export const canBeKept = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)
