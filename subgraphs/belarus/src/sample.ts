/** Belarusian publishers to begin with. */
import type { Sample } from '@isbn-hub/agency/domain/nation'
import { samplePublisher } from '@isbn-hub/agency/domain/sample'

export const sample: Sample = {
  note:
    'A sample drawn from printed books, not an official register: each prefix is cut by the range table from a number ' +
    "printed beside the publisher's name.",
  publishers: [
    samplePublisher({ name: 'Беларусь', place: 'Минск' }, '978-985-01-0872-2', '978-985-01-0467-0'),
    samplePublisher({ name: 'Мастацкая літаратура', place: 'Мінск' }, '978-985-02-1930-5', '978-985-02-0922-1'),
    // Three spellings on its books, one prefix.
    samplePublisher(
      {
        name: 'Беларуская Энцыклапедыя імя П. Броўкі',
        names: [
          { name: 'Беларуская энцыклапедыя ім. П. Броўкі', kind: 'IMPRINT', language: 'be' },
          { name: 'БелЭн', kind: 'IMPRINT', language: 'be' },
        ],
        place: 'Мінск',
      },
      '978-985-11-0388-7',
      '978-985-11-0303-0',
      '978-985-11-0599-7',
      '978-985-11-0975-9',
    ),
    samplePublisher({ name: 'Современный литератор', place: 'Минск' }, '978-985-14-0654-4'),
    samplePublisher(
      { name: 'Попурри', place: 'Минск' },
      '978-985-15-5860-1',
      '978-985-15-1966-4',
      '978-985-15-1679-3',
      '978-985-15-2098-1',
    ),
    samplePublisher({ name: 'Харвест', place: 'Минск' }, '978-985-16-9890-1', '978-985-18-1597-1', '978-985-18-4761-3'),
    samplePublisher(
      { name: 'Академия МВД Республики Беларусь', kind: 'UNIVERSITY', place: 'Минск' },
      '978-985-427-065-4',
    ),
    samplePublisher({ name: 'Тесей', place: 'Минск' }, '978-985-463-030-4'),
    samplePublisher({ name: 'БГЭУ', kind: 'UNIVERSITY', place: 'Минск' }, '978-985-484-346-9'),
    samplePublisher({ name: 'БГУИР', kind: 'UNIVERSITY', place: 'Минск' }, '978-985-488-487-5'),
    samplePublisher(
      { name: 'Республиканский институт высшей школы', kind: 'UNIVERSITY', place: 'Минск' },
      '978-985-500-868-3',
    ),
    samplePublisher({ name: 'Современная школа', place: 'Минск' }, '978-985-539-171-6'),
    // The source has a Latin i in the name; the word is written with the Cyrillic one.
    samplePublisher({ name: 'Адукацыя і выхаванне', place: 'Минск' }, '978-985-599-952-3'),
    // The agency itself, and the example in its own document (001_c1eed1b5c3513997.txt:3-4, 22).
    samplePublisher(
      {
        name: 'Нацыянальная кніжная палата Беларусі',
        kind: 'STATE',
        names: [{ name: 'National Book Chamber of Belarus', kind: 'TRANSLATED', language: 'en' }],
        place: 'Мінск',
      },
      '978-985-6020-20-2',
    ),
    samplePublisher({ name: 'Элайда', place: 'Минск' }, '978-985-6163-20-6'),
    samplePublisher({ name: 'Аверсэв', place: 'Минск' }, '978-985-6389-63-7'),
    samplePublisher({ name: 'ТетраСистемс', place: 'Минск' }, '978-985-6577-57-7'),
    samplePublisher({ name: 'Мисанта', place: 'Минск' }, '978-985-6751-59-5'),
    samplePublisher({ name: 'Нацыянальная бібліятэка Беларусі', kind: 'STATE', place: 'Мінск' }, '978-985-6879-05-3'),
    samplePublisher({ name: 'Кнігазбор', place: 'Мінск' }, '978-985-6930-38-9'),
    samplePublisher({ name: 'Четыре четверти', place: 'Минск' }, '978-985-7058-30-3'),
    samplePublisher({ name: 'Тетралит', place: 'Минск' }, '978-985-7067-83-1'),
    samplePublisher({ name: 'Медисонт', place: 'Минск' }, '978-985-7085-68-2'),
  ],
}
