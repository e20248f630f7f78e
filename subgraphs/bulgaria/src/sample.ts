/** Bulgarian publishers to begin with. The authors' shared codes are not publishers: they stand in nation.ts. */
import type { Sample } from '@isbn-hub/agency/domain/nation'
import { samplePublisher } from '@isbn-hub/agency/domain/sample'

export const sample: Sample = {
  note:
    'A sample drawn from printed books, not an official register: each prefix is cut by the range table from a number ' +
    "printed beside the publisher's name. 978-619-7372 stands at both of two co-publishers, since it is unknown which " +
    'of them holds it; the holder of 978-954-607 is in doubt.',
  publishers: [
    samplePublisher({ name: 'Техника', place: 'София' }, '978-954-03-0319-2'),
    samplePublisher(
      { name: 'Университетско издателство „Св. Климент Охридски“', kind: 'UNIVERSITY' },
      '978-954-07-5886-2',
      '978-954-07-3538-2',
    ),
    samplePublisher({ name: 'Хермес' }, '978-954-26-1747-1'),
    samplePublisher({ name: 'E-litera Soft', place: 'Varna' }, '978-954-2912-79-8'),
    samplePublisher({ name: 'Омофор' }, '978-954-2972-40-2', '978-954-2972-14-3'),
    samplePublisher({ name: 'Softtrade', place: 'Sofia' }, '978-954-334-050-7'),
    samplePublisher({ name: 'Плеяда' }, '978-954-409-397-6', '978-954-409-344-0'),
    samplePublisher(
      { name: 'Университетско издателство „Паисий Хилендарски“', kind: 'UNIVERSITY' },
      '978-954-423-738-7',
    ),
    samplePublisher({ name: 'Христо Ботев' }, '978-954-445-456-2'),
    samplePublisher({ name: 'STENO', place: 'Varna' }, '978-954-449-985-3', '978-619-241-087-2'),
    samplePublisher({ name: 'INCOMA Ltd.' }, '978-954-452-049-6'),
    samplePublisher({ name: 'Праксис' }, '978-954-493-014-1'),
    samplePublisher(
      { name: 'Бард', names: [{ name: 'Bard', kind: 'TRANSLITERATED', language: 'bg' }] },
      '978-954-585-310-4',
      '978-954-585-954-0',
    ),
    samplePublisher({ name: 'Юриспрес' }, '978-954-680-086-2'),
    samplePublisher({ name: 'СофтПрес' }, '978-954-685-352-3'),
    samplePublisher({ name: 'НВУ „Васил Левски“', kind: 'UNIVERSITY', place: 'Велико Търново' }, '978-954-753-168-0'),
    samplePublisher({ name: 'Зографски манастир' }, '978-954-770-442-8'),
    samplePublisher({ name: 'Кръгозор' }, '978-954-771-449-6'),
    samplePublisher({ name: 'Форчън' }, '978-954-8083-06-5'),
    samplePublisher({ name: 'ЕТ „София-С. А.“', kind: 'SOLE_TRADER' }, '978-954-8337-05-2'),
    samplePublisher({ name: 'Синодално издателство' }, '978-954-8398-63-3', '978-954-8398-71-8'),
    samplePublisher({ name: 'Парнас', place: 'София' }, '978-954-8560-33-7'),
    samplePublisher({ name: 'Спектра' }, '978-954-90892-5-7'),
    // Two names are seen under this prefix.
    samplePublisher({ name: 'ICTSC' }, '978-954-9401-67-7'),
    samplePublisher({ name: 'АртГраф' }, '978-954-9401-30-1'),
    samplePublisher({ name: 'ЕТ „Кирил Маринов“', kind: 'SOLE_TRADER' }, '978-954-9667-01-1'),
    // 978-954-607 is in doubt: a bookseller's list names the seller as publisher. It stands here all the same, since a
    // prefix that is missing would be given to somebody else.
    samplePublisher(
      { name: 'Librum' },
      '978-954-92940-2-6',
      '978-619-7690-16-3',
      '978-619-7690-50-7',
      '978-954-607-723-3',
    ),
    samplePublisher({ name: 'Колибри' }, '978-619-02-0576-0', '978-619-02-0397-1'),
    samplePublisher(
      { name: 'Академично издателство „За буквите – О писменехь“', kind: 'UNIVERSITY', place: 'София' },
      '978-619-185-636-7',
    ),
    samplePublisher({ name: 'Книгомания' }, '978-619-195-242-7'),
    samplePublisher(
      { name: 'Prof. Marin Drinov Publishing House of the Bulgarian Academy of Sciences' },
      '978-619-245-166-0',
    ),
    samplePublisher({ name: 'Фондация „Приятели за България“' }, '978-619-7015-12-6'),
    samplePublisher({ name: 'Видинска света митрополия' }, '978-619-7174-23-6'),
    // Co-publishers of one book: the number stands at the one that is named first.
    samplePublisher({ name: 'ИЦ „Боян Пенев“', place: 'София' }, '978-619-7372-53-3'),
    samplePublisher({ name: 'УЦ „Диоген.бг“', place: 'София' }, '978-619-7372'),
    samplePublisher(
      { name: 'Space Research and Technology Institute, Bulgarian Academy of Sciences' },
      '978-619-7490-03-9',
    ),
    samplePublisher({ name: 'Фондация Манфред Вьорнер' }, '978-619-90008-6-1'),
    samplePublisher({ name: 'Храм „Св. св. Кирил и Методий“', place: 'Ловеч' }, '978-619-90736-0-5'),
    samplePublisher({ name: 'Дакелче' }, '978-619-91053-5-1'),
    samplePublisher({ name: 'Българско музикално сдружение' }, '978-619-91108-0-5'),
    samplePublisher({ name: 'Тонедико' }, '978-619-91492-8-7'),
    samplePublisher({ name: 'Formatum' }, '978-619-92246-1-8', '978-619-92246-0-1'),
  ],
}
