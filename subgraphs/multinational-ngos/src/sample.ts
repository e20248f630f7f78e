/** One invented organisation: no real one's prefix is guessed at. */
import type { Sample } from '@isbn-hub/agency/domain/nation'
import { samplePublisher } from '@isbn-hub/agency/domain/sample'

export const sample: Sample = {
  note:
    'Invented. This organisation, its prefix and its numbers do not exist; its name says so. The prefix is the last one of ' +
    'five digits in 978-92, where a real publisher is least likely to be met.',
  publishers: [
    samplePublisher(
      {
        name: 'Invented Union of Reading Rooms',
        names: [{ name: 'Union inventée des salles de lecture', kind: 'TRANSLATED', language: 'fr' }],
        contact: { address: ['1 Invented Street'], email: 'office@reading-rooms.example' },
        disclosure: { contact: true, publications: true },
      },
      '978-92-98999-00-5',
      '978-92-98999-01-2',
    ),
  ],
}
