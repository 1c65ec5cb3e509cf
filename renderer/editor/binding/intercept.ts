import {
  $getSelection,
  $isRangeSelection,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DRAGOVER_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  type LexicalCommand,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  SET_TEXT_FORMAT_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import { EMPHASIS_STYLES } from '../../../shared/domain/segments.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import {
  countChanges,
  linesOf,
  type PastedLine,
  type PastedParagraph,
  plainLine,
} from '../paste/pasted.ts'
import { readHtml } from '../paste/read-html.ts'
import { readPlain } from '../paste/read-plain.ts'
import * as actions from './actions.ts'
import { $select, caretAt } from './caret.ts'
import { cleanParagraphs } from './clean-text.ts'
import { $drop, $placeAt, $takeUp, type Dragged } from './drag.ts'
import type { TextBinding } from './text-binding.ts'
import { $runCommand } from './text-commands.ts'

// Every command of Lexical that removes, breaks, joins, moves or formats is taken over here and done on the
// tape. What is left to Lexical and the browser is typing at a caret, and moving the caret.

/** Takes the commands over until the returned function is called. */
export function interceptCommands(binding: TextBinding): () => void {
  const { editor } = binding
  // A command that is ours is ours also when nothing may be written: then it does nothing.
  const take = <T>(command: LexicalCommand<T>, action: (payload: T) => void): (() => void) =>
    editor.registerCommand(
      command,
      (payload: T) => {
        if (binding.writer.canWrite) action(payload)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    )
  const stops = [
    take(DELETE_CHARACTER_COMMAND, (isBackward) =>
      actions.$remove(binding, isBackward ? 'backward' : 'forward', 'character'),
    ),
    take(DELETE_WORD_COMMAND, (isBackward) =>
      actions.$remove(binding, isBackward ? 'backward' : 'forward', 'word'),
    ),
    take(DELETE_LINE_COMMAND, (isBackward) =>
      actions.$remove(binding, isBackward ? 'backward' : 'forward', 'line'),
    ),
    take(REMOVE_TEXT_COMMAND, () => actions.$remove(binding, 'backward', 'character')),
    take(INSERT_PARAGRAPH_COMMAND, () => actions.$breakParagraph(binding)),
    take(INSERT_LINE_BREAK_COMMAND, () => actions.$breakParagraph(binding)),
    take(FORMAT_TEXT_COMMAND, (format) => {
      const style = EMPHASIS_STYLES.find((one) => one === format)
      if (style) binding.$act(() => void $runCommand(binding, { kind: 'emphasise', style }))
    }),
    take(UNDO_COMMAND, () => binding.$undo('undo')),
    take(REDO_COMMAND, () => binding.$undo('redo')),
    take(CUT_COMMAND, (event) => {
      if ($copy(binding, event)) actions.$remove(binding, 'backward', 'character')
    }),
    take(PASTE_COMMAND, (event) => $paste(binding, event)),
    registerCopy(binding),
    registerTyping(binding),
    registerDragging(binding),
    ...refuse(binding),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

// What is no proposal of any kind.
function refuse({ editor }: TextBinding): (() => void)[] {
  const swallow = <T>(command: LexicalCommand<T>): (() => void) =>
    editor.registerCommand(command, () => true, COMMAND_PRIORITY_HIGH)
  return [
    swallow(SET_TEXT_FORMAT_COMMAND),
    swallow(FORMAT_ELEMENT_COMMAND),
    swallow(INDENT_CONTENT_COMMAND),
    swallow(OUTDENT_CONTENT_COMMAND),
    swallow(INSERT_TAB_COMMAND),
  ]
}

/** Words dragged within the text move; what comes from elsewhere is pasted where it is dropped. */
function registerDragging(binding: TextBinding): () => void {
  const { editor } = binding
  let dragged: Dragged | null = null
  const take = (
    command: LexicalCommand<DragEvent>,
    act: (event: DragEvent) => void,
  ): (() => void) =>
    editor.registerCommand(
      command,
      (event) => {
        act(event)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    )
  const stops = [
    take(DRAGSTART_COMMAND, (event) => {
      dragged = binding.writer.canWrite ? $takeUp(binding) : null
      if (dragged) event.dataTransfer?.setData('text/plain', withoutSigns(dragged.words))
      else event.preventDefault()
    }),
    take(DRAGOVER_COMMAND, (event) => event.preventDefault()),
    take(DROP_COMMAND, (event) => {
      event.preventDefault()
      const place = binding.writer.canWrite ? $placeAt(binding, event.clientX, event.clientY) : null
      const own = dragged
      dragged = null
      if (place && own) $drop(binding, own, place, event.ctrlKey || event.altKey)
      else if (place) {
        $select(binding.table, binding.ledger, { anchor: caretAt(place), focus: caretAt(place) })
        $paste(binding, { clipboardData: event.dataTransfer, preventDefault: () => undefined })
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function registerCopy(binding: TextBinding): () => void {
  return binding.editor.registerCommand(
    COPY_COMMAND,
    (event) => $copy(binding, event),
    COMMAND_PRIORITY_HIGH,
  )
}

// A letter typed over a selection, corrections by the spelling checker, and the start of a composition.
function registerTyping(binding: TextBinding): () => void {
  const { editor } = binding
  const stops = [
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => $takeBeforeInput(binding, event),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (payload) => {
        // While an input method works, Lexical manages its own markers in the frozen paragraph.
        if (editor.isComposing()) return false
        const text = typeof payload === 'string' ? payload : textOfInput(payload)
        if (binding.writer.canWrite && text) actions.$insert(binding, typedLines(text))
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        actions.$startComposition(binding)
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function $takeBeforeInput(binding: TextBinding, event: InputEvent): boolean {
  if (event.inputType.startsWith('insertFromDrop') || event.inputType === 'deleteByDrag') {
    event.preventDefault()
    return true
  }
  if (event.inputType === 'deleteContentForward') {
    // Without a key of its own, as on a screen keyboard, Lexical would take the whole line.
    event.preventDefault()
    if (binding.writer.canWrite) actions.$remove(binding, 'forward', 'character')
    return true
  }
  if (event.inputType !== 'insertText' || binding.editor.isComposing()) return false
  if (event.data && actions.$typeWell(binding, event.data)) {
    event.preventDefault()
    return true
  }
  const selection = $getSelection()
  const isRange = $isRangeSelection(selection) && !selection.isCollapsed()
  // Without data it is a replacement that brings its text along; Lexical would insert it past all commands.
  const text = event.data ?? textOfInput(event)
  if (!text || text === '\n' || (!isRange && event.data !== null)) return false
  event.preventDefault()
  if (binding.writer.canWrite) actions.$insert(binding, typedLines(text))
  return true
}

function textOfInput(event: InputEvent): string {
  return event.dataTransfer?.getData('text/plain') || (event.data ?? '')
}

type Clipboardish = {
  readonly clipboardData: DataTransfer | null
  preventDefault(): void
}

function hasClipboard(event: object | null): event is Clipboardish {
  return event !== null && 'clipboardData' in event && event.clipboardData !== null
}

function $copy(binding: TextBinding, event: object | null): boolean {
  const text = actions.$selectedText(binding)
  if (text === null || !hasClipboard(event)) return false
  event.preventDefault()
  event.clipboardData?.setData('text/plain', withoutSigns(text))
  return true
}

function $paste(binding: TextBinding, event: object | null): void {
  if (!hasClipboard(event)) return
  event.preventDefault()
  const html = event.clipboardData?.getData('text/html') ?? ''
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const pasted = html === '' ? [] : readHtml(html)
  if (pasted.length > 0) $pasteParagraphs(binding, pasted)
  else if (isOneLine(text)) actions.$insert(binding, typedLines(text))
  else $pasteParagraphs(binding, readPlain(text), /^\s*\n/u.test(text))
}

/** Words that were tracked where they come from are typed as if accepted; the other choice is offered ([W4]). */
function $pasteParagraphs(
  binding: TextBinding,
  pasted: readonly PastedParagraph[],
  beginsWithBreak = false,
): void {
  const insert = (choice: 'accepted' | 'original'): void => {
    const lines = linesOf(pasted, choice)
    if (lines.length > 0)
      actions.$insert(binding, beginsWithBreak ? [plainLine(''), ...lines] : lines)
  }
  insert('accepted')
  const changes = countChanges(pasted)
  if (changes === 0) return
  binding.onPastedChanges(changes, () => {
    binding.editor.update(
      () => {
        binding.$undo('undo')
        insert('original')
      },
      { discrete: true },
    )
  })
}

function isOneLine(text: string): boolean {
  return !/[\n\r\u2028\u2029]/u.test(text)
}

function typedLines(text: string): PastedLine[] {
  return cleanParagraphs(text).map(plainLine)
}
