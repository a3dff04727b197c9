import { Inbox as InboxIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Fault } from '../screens/fault.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import { useInbox, useReadAll } from './inbox-queries.ts';
import styles from './inbox.module.css';
import { MessageLine } from './message-line.tsx';

/** What the bank told the customer of its own accord, newest first. Seen is read. */
const Inbox = () => {
  const { t } = useWords();
  const inbox = useInbox();
  const { mutate: readAll } = useReadAll();
  const messages = (inbox.data?.pages ?? []).flatMap((page) => page.messages);
  const unread = messages.some(({ read }) => !read);

  useEffect(() => {
    if (unread) readAll();
  }, [unread, readAll]);

  return (
    <Page title={t.inbox.title} back>
      {inbox.isPending ? <Skeleton lines={6} /> : null}
      {inbox.isError ? <Fault fault={inbox.error} retry={() => void inbox.refetch()} /> : null}
      {inbox.isSuccess && messages.length === 0 ? (
        <StateView icon={InboxIcon} title={t.inbox.none} about={t.inbox.noneAbout} />
      ) : null}
      <ul className={styles.list}>
        {messages.map((message) => (
          <li key={message.id}>
            <MessageLine message={message} />
          </li>
        ))}
      </ul>
      {inbox.hasNextPage ? (
        <Button disabled={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t.account.more}
        </Button>
      ) : null}
    </Page>
  );
};

export default Inbox;
