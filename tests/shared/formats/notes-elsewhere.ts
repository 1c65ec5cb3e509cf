import type { Block, NoteContent } from './notes.ts'

// The note of `notes.ts` in French, Spanish, Russian and Arabic, as a letter of the Council in each language has it.

const block = (text: string, indent = 0): Block => ({ indent, text })
const link = (name: string): Block => block(`https://example.org/documents/${name}.pdf?OpenElement`)
const LINKS = ['N2001', 'N2001', 'N2002'].map(link)

const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  ar: 'كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر',
}

const monthOf = (lang: keyof typeof MONTHS, month: number): string =>
  (MONTHS[lang].split(' ')[month - 1] ?? '').replaceAll('_', ' ')

const latin = (index: number): string => `${'abcdefghij'[index]})`
const TO_FR =
  'adressée au Secrétaire général par le Représentant permanent du Viet Nam auprès de l’Organisation des Nations Unies'

export function frenchNote({ day, hour, topic, cited, issues, killed }: NoteContent): Block[] {
  const [year, month, date] = day
  const on = `${date === 1 ? '1er' : date} ${monthOf('fr', month)}`
  return [
    block(`Lettre datée du 3 janvier 2020, ${TO_FR}`, 3),
    block(
      `J’ai l’honneur de vous informer que le Viet Nam, qui assure la présidence du Conseil de sécurité, entend organiser un débat public sur le thème « ${topic} » le ${on} ${year}. La note jointe à la présente lettre vise à guider la réflexion.`,
      5,
    ),
    block(
      'Je vous saurais gré de bien vouloir faire distribuer le texte de la présente lettre et de son annexe comme document du Conseil.',
      5,
    ),
    block('(Signé) Le Représentant permanent du Viet Nam'),
    block(`Annexe à la lettre datée du 3 janvier 2020 ${TO_FR}`, 3),
    block('[Original : anglais]'),
    block(
      `Note de cadrage du débat public sur les soins médicaux sur le terrain, ${on} ${year}`,
      2,
    ),
    block('I. Pourquoi maintenant', 1),
    block(
      '1. Le Viet Nam souhaite réunir le Conseil et celles et ceux qui dirigent les hôpitaux de campagne.',
    ),
    block(
      `2. Dans 14 missions, quelque 83 500 femmes et hommes dépendent de soins souvent éloignés de plusieurs heures. Depuis 2015, ${killed} d’entre eux sont morts de blessures qui auraient pu être soignées. Cette année marque le cinquantième anniversaire du premier hôpital de campagne de niveau II.`,
    ),
    ...LINKS,
    block(
      `3. Le Conseil s’est déjà prononcé. ${cited.map(({ number, year, says }) => `La résolution ${number} (${year}) ${says}.`).join(' ')}`,
    ),
    block(
      '4. La charge est partagée. Le Conseil devrait demander des plans médicaux avant d’autoriser un déploiement, le Secrétariat devrait suivre les délais d’évacuation, les pays fournisseurs de contingents et de personnel de police devraient former chaque soldat aux premiers secours, les contributeurs financiers devraient financer des hélicoptères capables de voler de nuit, et les États hôtes devraient accorder sans délai les autorisations.',
    ),
    block('II. Questions', 1),
    block('5. Les intervenants voudront peut-être répondre aux questions suivantes :'),
    ...issues.map((text, i) => block(`${latin(i)} ${text}`, 1)),
    block('III. Modalités', 1),
    block(
      `6. Le débat se tiendra le ${on} à ${hour} heures dans la salle du Conseil de tutelle et sera présidé par le Ministre des affaires étrangères du Viet Nam. Des exposés seront présentés par le Secrétaire général adjoint à l’appui opérationnel, le commandant de la force de la Mission des Nations Unies au Soudan du Sud (MINUSS) et une représentante de la société civile. Une déclaration du Président sur les soins médicaux sera adoptée.`,
    ),
  ]
}

const TO_ES =
  'dirigida al Secretario General por el Representante Permanente de Viet Nam ante las Naciones Unidas'

export function spanishNote({ day, hour, topic, cited, issues, killed }: NoteContent): Block[] {
  const [year, month, date] = day
  const on = `${date} de ${monthOf('es', month)}`
  return [
    block(`Carta de fecha 3 de enero de 2020 ${TO_ES}`, 3),
    block(
      `Tengo el honor de comunicarle que Viet Nam, que ocupa la Presidencia del Consejo de Seguridad, se propone celebrar un debate abierto sobre el tema “${topic}” el ${on} de ${year}. La nota que se adjunta a la presente carta tiene por objeto orientar las deliberaciones.`,
      5,
    ),
    block(
      'Le agradecería que tuviera a bien hacer distribuir la presente carta y su anexo como documento del Consejo.',
      5,
    ),
    block('(Firmado) Representante Permanente de Viet Nam'),
    block(`Anexo de la carta de fecha 3 de enero de 2020 ${TO_ES}`, 3),
    block('[Original: inglés]'),
    block(
      `Nota conceptual para el debate abierto sobre la atención médica sobre el terreno, ${on} de ${year}`,
      2,
    ),
    block('I. Por qué ahora', 1),
    block('1. Viet Nam desea reunir al Consejo con quienes dirigen los hospitales de campaña.'),
    block(
      `2. En 14 misiones, unas 83.500 personas dependen de una atención que a menudo está a horas de distancia. Desde 2015 han muerto ${killed} personas por heridas que se podrían haber tratado. Este año se cumple el quincuagésimo aniversario del primer hospital de campaña de nivel II.`,
    ),
    ...LINKS,
    block(
      `3. El Consejo ya se ha pronunciado. ${cited.map(({ number, year, says }) => `La resolución ${number} (${year}) ${says}.`).join(' ')}`,
    ),
    block(
      '4. La carga es compartida. El Consejo debería pedir planes médicos antes de autorizar un despliegue, la Secretaría debería vigilar los tiempos de evacuación, los países que aportan contingentes y fuerzas de policía deberían enseñar primeros auxilios a cada soldado, los contribuyentes financieros deberían costear helicópteros que vuelen de noche y los Estados receptores deberían conceder las autorizaciones de inmediato.',
    ),
    block('II. Preguntas', 1),
    block('5. Los oradores tal vez deseen responder a las siguientes preguntas:'),
    ...issues.map((text, i) => block(`${latin(i)} ${text}`, 1)),
    block('III. Formato', 1),
    block(
      `6. El debate se celebrará el ${on} a las ${hour}.00 horas en el Salón del Consejo de Administración Fiduciaria y estará presidido por el Ministro de Relaciones Exteriores de Viet Nam. Los miembros escucharán exposiciones informativas a cargo del Secretario General Adjunto de Apoyo Operacional, la Comandante de la Fuerza de la Misión de las Naciones Unidas en Sudán del Sur (UNMISS) y un representante de la sociedad civil. Se aprobará una declaración de la Presidencia sobre la atención médica.`,
    ),
  ]
}

const OF_RU =
  'Постоянного представителя Вьетнама при Организации Объединенных Наций от 3 января 2020 года на имя Генерального секретаря'

export function russianNote({ day, hour, topic, cited, issues, killed }: NoteContent): Block[] {
  const [year, month, date] = day
  const on = `${date} ${monthOf('ru', month)}`
  return [
    block(`Письмо ${OF_RU}`, 3),
    block(
      `Имею честь сообщить Вам, что Вьетнам, выполняя функции Председателя Совета Безопасности, намерен провести открытые прения на тему «${topic}» ${on} ${year} года. Записка, прилагаемая к настоящему письму, призвана направить обсуждение.`,
      5,
    ),
    block(
      'Буду признателен за распространение настоящего письма и приложения к нему в качестве документа Совета.',
      5,
    ),
    block('(Подпись) Постоянный представитель Вьетнама'),
    block(`Приложение к письму ${OF_RU}`, 3),
    block('[Подлинный текст на английском языке]'),
    block(
      `Концептуальная записка для открытых прений по вопросу о медицинской помощи на местах, ${on} ${year} года`,
      2,
    ),
    block('I. Почему именно сейчас', 1),
    block(
      '1. Вьетнам хочет собрать за одним столом Совет и тех, кто руководит полевыми госпиталями.',
    ),
    block(
      `2. В 14 миссиях около 83 500 человек зависят от помощи, до которой нередко несколько часов пути. С 2015 года ${killed} человек умерли от ран, которые можно было вылечить. В этом году отмечается пятидесятая годовщина первого полевого госпиталя второго уровня.`,
    ),
    ...LINKS,
    block(
      `3. Совет уже высказывался об этом. ${cited.map(({ number, year, says }) => `Резолюция ${number} (${year}) ${says}.`).join(' ')}`,
    ),
    block(
      '4. Это общее бремя. Совету следует запрашивать медицинские планы до развертывания, Секретариату следует следить за сроками эвакуации, странам, предоставляющим войска и полицейские контингенты, следует обучить каждого солдата первой помощи, финансовым донорам следует оплачивать вертолеты для ночных полетов, а принимающим государствам следует немедленно выдавать разрешения.',
    ),
    block('II. Вопросы', 1),
    block('5. Выступающие, возможно, пожелают ответить на следующие вопросы:'),
    ...issues.map((text, i) => block(`${latin(i)} ${text}`, 1)),
    block('III. Формат', 1),
    block(
      `6. Прения состоятся ${on} в ${hour} ч. 00 м. в зале Совета по Опеке под председательством министра иностранных дел Вьетнама. Члены Совета заслушают сообщения заместителя Генерального секретаря по оперативной поддержке, командующего силами Миссии Организации Объединенных Наций в Южном Судане (МООНЮС) и представителя гражданского общества. Будет принято заявление Председателя о медицинской помощи.`,
    ),
  ]
}

const OF_AR =
  'مؤرخة 3 كانون الثاني/يناير 2020 موجهة إلى الأمين العام من الممثل الدائم لفييت نام لدى الأمم المتحدة'
const LETTERS_AR = ['أ', 'ب', 'ج', 'د', 'هـ', 'و', 'ز', 'ح', 'ط']

export function arabicNote({ day, hour, topic, cited, issues, killed }: NoteContent): Block[] {
  const [year, month, date] = day
  const on = `${date} ${monthOf('ar', month)}`
  return [
    block(`رسالة ${OF_AR}`, 3),
    block(
      `يشرفني أن أبلغكم بأن فييت نام، التي تتولى رئاسة مجلس الأمن، تعتزم عقد مناقشة مفتوحة بشأن موضوع ”${topic}“ في ${on} ${year}. والمذكرة المرفقة بهذه الرسالة معدة لتوجيه المناقشة.`,
      5,
    ),
    block('وأرجو ممتنا تعميم هذه الرسالة ومرفقها باعتبارهما وثيقة من وثائق المجلس.', 5),
    block('(توقيع) الممثل الدائم لفييت نام'),
    block(`مرفق الرسالة ال${OF_AR.replace(' موجهة', ' الموجهة')}`, 3),
    block('[الأصل: بالإنكليزية]'),
    block(`مذكرة مفاهيمية للمناقشة المفتوحة بشأن الرعاية الطبية في الميدان، ${on} ${year}`, 2),
    block('أولا - لماذا الآن', 1),
    block('1 - ترغب فييت نام في جمع المجلس ومن يديرون المستشفيات الميدانية حول طاولة واحدة.'),
    block(
      `2 - في 14 بعثة يعتمد نحو 83 500 من النساء والرجال على رعاية تبعد عنهم ساعات. ومنذ عام 2015 توفي ${killed} منهم متأثرين بجراح كان يمكن علاجها. وتحل هذا العام الذكرى السنوية الخمسون لإنشاء أول مستشفى ميداني.`,
    ),
    ...LINKS,
    block(
      `3 - سبق للمجلس أن تناول هذه المسألة. ${cited.map(({ number, year, says }) => `القرار ${number} (${year}) ${says}.`).join(' ')}`,
    ),
    block(
      '4 - العبء مشترك. ينبغي للمجلس أن يطلب خططا طبية قبل الإذن بالنشر، وينبغي للأمانة العامة أن ترصد مدد الإجلاء، وينبغي للبلدان المساهمة بقوات وبأفراد شرطة أن تدرب كل جندي على الإسعاف الأولي، وينبغي للجهات المانحة أن تمول طائرات عمودية تحلق ليلا، وينبغي للدول المضيفة أن تمنح التراخيص فورا.',
    ),
    block('ثانيا - أسئلة', 1),
    block('5 - قد يود المتكلمون الإجابة عن الأسئلة التالية:'),
    ...issues.map((text, i) => block(`(${LETTERS_AR[i]}) ${text}`, 1)),
    block('ثالثا - الشكل', 1),
    block(
      `6 - تعقد المناقشة في ${on} الساعة ${hour}:00 في قاعة مجلس الوصاية ويرأسها وزير خارجية فييت نام. ويستمع الأعضاء إلى إحاطات من وكيل الأمين العام للدعم العملياتي وقائد قوة بعثة الأمم المتحدة في جنوب السودان وممثلة عن المجتمع المدني. وسيعتمد بيان رئاسي بشأن الرعاية الطبية.`,
    ),
  ]
}
