import { ImageUp, ScanLine } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState, type ChangeEvent } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/words.tsx';
import { Page } from '../shell/page.tsx';
import { StateView } from '../ui/state-view.tsx';
import { codeInPicture, codeInVideo } from './reading.ts';
import styles from './scan.module.css';

const lookEveryMs = 250;

/** Looks through the back camera until a code was found; `blocked` when there is none or it may not be used. */
const useCamera = (found: (text: string) => void) => {
  const video = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(!('mediaDevices' in navigator));

  useEffect(() => {
    if (blocked) return undefined;
    let stream: MediaStream | undefined;
    let gone = false;
    const asked = navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    asked.then(
      (given) => {
        stream = given;
        if (gone || video.current === null) return given.getTracks().forEach((track) => track.stop());
        video.current.srcObject = given;
        return void video.current.play();
      },
      () => setBlocked(true),
    );
    const timer = window.setInterval(() => {
      const text = video.current === null ? undefined : codeInVideo(video.current);
      if (text !== undefined && text !== '') found(text);
    }, lookEveryMs);
    return () => {
      gone = true;
      window.clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [blocked, found]);

  return { video, blocked };
};

/** Scanning: by the camera, or from a picture. What was read is looked at by the bank before anything is paid. */
const Scan = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const [nothing, setNothing] = useState(false);
  const found = useCallback(
    (text: string) =>
      void navigate(`/functions/code.scan?${new URLSearchParams({ code: text })}`, { replace: true }),
    [navigate],
  );
  const { video, blocked } = useCamera(found);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    const text = await codeInPicture(file).catch(() => undefined);
    if (text === undefined || text === '') return setNothing(true);
    found(text);
  };

  return (
    <Page title={t.scan.title} back>
      {blocked ? (
        <StateView icon={ScanLine} title={t.scan.blocked} about={t.scan.blockedAbout} />
      ) : (
        <div className={styles.frame}>
          <video ref={video} muted playsInline aria-label={t.scan.camera} />
          <p>{t.scan.aim}</p>
        </div>
      )}
      <label className={styles.picture} htmlFor={id}>
        <ImageUp size={20} aria-hidden="true" />
        {t.scan.picture}
        <input
          id={id}
          className="unseen"
          type="file"
          accept="image/*"
          onChange={(event) => void choose(event)}
        />
      </label>
      <p role="alert" className={styles.nothing}>
        {nothing ? t.scan.nothing : ''}
      </p>
    </Page>
  );
};

export default Scan;
