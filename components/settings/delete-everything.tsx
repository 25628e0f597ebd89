import { useEffect, useRef } from 'preact/hooks';
import type { SettingsStorageModel } from '@/lib/panel/settings/settings-storage-model';
import { failureTitle } from '@/lib/text/failure-titles';
import { STORAGE_TEXT } from '@/lib/text/settings';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Question } from '../ui/question';

interface DeleteEverythingProps {
  readonly model: SettingsStorageModel;
}

/** One button, then one plain question where it stood. */
export function DeleteEverything({ model }: DeleteEverythingProps) {
  const deletion = model.deletion.value;
  const asked = deletion.phase === 'asking' || deletion.phase === 'deleting' || deletion.phase === 'failed';
  const ask = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (asked) keep.current?.focus();
    else if (wasAsked.current) ask.current?.focus();
    wasAsked.current = asked;
  }, [asked]);

  if (!asked) {
    return (
      <>
        {deletion.phase === 'deleted' && (
          <Notice urgent tone="success" title={STORAGE_TEXT.deleted}>
            {STORAGE_TEXT.deletedText}
          </Notice>
        )}
        <Button variant="danger" icon="trash" buttonRef={ask} onClick={model.askToDelete}>
          {STORAGE_TEXT.deleteEverything}
        </Button>
      </>
    );
  }
  const deleting = deletion.phase === 'deleting';
  return (
    <Question
      id="delete-all"
      title={STORAGE_TEXT.askTitle}
      text={STORAGE_TEXT.askText}
      answers={
        <>
          <Button variant="danger" busy={deleting} onClick={() => void model.deleteEverything()}>
            {STORAGE_TEXT.confirm}
          </Button>
          <Button disabled={deleting} buttonRef={keep} onClick={model.cancelDeletion}>
            {STORAGE_TEXT.cancel}
          </Button>
        </>
      }
    >
      {deletion.phase === 'failed' && (
        <Notice urgent tone="danger" title={failureTitle(deletion.failure)}>
          {STORAGE_TEXT.notDeleted}
        </Notice>
      )}
    </Question>
  );
}
