import styles from './switch.module.css';

type Props = {
  readonly label: string;
  readonly about?: string;
  readonly on: boolean;
  readonly busy?: boolean;
  readonly turn: (on: boolean) => void;
};

/** One setting that is on or off; the whole line is the key. */
export const Switch = ({ label, about, on, busy = false, turn }: Props) => (
  <button
    type="button"
    role="switch"
    aria-checked={on}
    aria-busy={busy}
    disabled={busy}
    className={styles.line}
    onClick={() => turn(!on)}
  >
    <span className={styles.words}>
      {label}
      {about === undefined ? null : <small>{about}</small>}
    </span>
    <span className={styles.track} aria-hidden="true">
      <i />
    </span>
  </button>
);
