/** Which texts a register takes in: those that its feed can tell, so that whoever follows it can keep them too. */
export { canBeKept } from '@isbn-hub/feed/can-be-kept'
