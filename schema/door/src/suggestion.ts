/** "Did you mean …?" would tell a stranger the names of what it only guesses at. */
export const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean .*$/s, '')
