/** Macedonian publishers to begin with. Latin names stand as the sources have them: the Cyrillic ones aren't known. */
import type { Sample } from '@isbn-hub/agency/domain/nation'
import { samplePublisher } from '@isbn-hub/agency/domain/sample'

export const sample: Sample = {
  note:
    'A sample drawn from printed books, not an official register: each prefix is cut by the range table from a number ' +
    "printed beside the publisher's name.",
  publishers: [
    samplePublisher({ name: 'Evro-Balkan Pres', place: 'Skopje' }, '978-9989-136-63-4'),
    samplePublisher({ name: 'Grafotisok', place: 'Skopje' }, '978-9989-2978-2-3', '978-9989-2978-5-4'),
    samplePublisher({ name: 'Macedonia Prima', place: 'Ohrid' }, '978-9989-619-26-7', '978-9989-619-40-3'),
    samplePublisher(
      { name: 'Fond „Ljuben Lape“, Institut za Istorija, Filozofski Fakultet', kind: 'UNIVERSITY' },
      '978-9989-693-00-7',
      '978-9989-693-03-8',
    ),
    samplePublisher({ name: 'Антолог' }, '978-608-243-343-1'),
    samplePublisher({ name: 'Ilino Int.', place: 'Skopje' }, '978-608-66974-0-2', '978-608-245-363-7'),
    samplePublisher(
      {
        name: 'Управа за јавни приходи',
        kind: 'STATE',
        names: [{ name: 'Public Revenue Office', kind: 'TRANSLATED', language: 'en' }],
        place: 'Скопје',
      },
      '978-608-4592-70-9',
    ),
  ],
}
