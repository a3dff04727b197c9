import { Signpost } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/words.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { StateView } from '../ui/state-view.tsx';

/** An address that leads nowhere. */
const NotFound = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Page>
      <StateView heading="h1" icon={Signpost} title={t.state.notFoundTitle} about={t.state.notFound}>
        <Button kind="main" onClick={() => navigate('/')}>
          {t.state.toTalk}
        </Button>
      </StateView>
    </Page>
  );
};

export default NotFound;
