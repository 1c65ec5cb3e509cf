import * as annexes from './annexes.ts'
import { en as appInEnglish } from './app.ts'
import { zh as appInChinese } from './app-zh.ts'
import * as chronology from './chronology.ts'
import * as cli from './cli.ts'
import * as commands from './commands.ts'
import * as comparison from './comparison.ts'
import * as delegations from './delegations.ts'
import * as dossier from './dossier.ts'
import * as editor from './editor.ts'
import * as gate from './gate.ts'
import * as importCommand from './import-command.ts'
import * as importing from './importing.ts'
import type { Locale } from './locales.ts'
import { prepared } from './menu/prepared.ts'
import * as menu from './menu/words.ts'
import * as relay from './relay.ts'
import * as shell from './shell.ts'
import * as translations from './translations.ts'

// Every sentence a person reads, by language and area, in the form that i18next takes as `resources`.

const app = { en: appInEnglish, zh: appInChinese }
const areas = {
  annexes,
  app,
  chronology,
  cli,
  commands,
  comparison,
  delegations,
  dossier,
  editor,
  gate,
  importCommand,
  importing,
  menu,
  relay,
  shell,
  translations,
}

export const tables = {
  en: tableOf('en'),
  zh: tableOf('zh'),
  ...prepared,
}

function tableOf(locale: Locale): Record<keyof typeof areas, Record<string, string>> {
  return {
    annexes: areas.annexes[locale],
    app: areas.app[locale],
    chronology: areas.chronology[locale],
    cli: areas.cli[locale],
    commands: areas.commands[locale],
    comparison: areas.comparison[locale],
    delegations: areas.delegations[locale],
    dossier: areas.dossier[locale],
    editor: areas.editor[locale],
    importCommand: areas.importCommand[locale],
    importing: areas.importing[locale],
    gate: areas.gate[locale],
    menu: areas.menu[locale],
    relay: areas.relay[locale],
    shell: areas.shell[locale],
    translations: areas.translations[locale],
  }
}
