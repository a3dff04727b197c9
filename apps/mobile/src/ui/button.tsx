import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `main` once on a screen at most, `soft` for the next thing, `quiet` for the rest. */
  readonly kind?: 'main' | 'soft' | 'quiet';
  readonly size?: 'usual' | 'small';
  /** Has the focus when its sheet opens. */
  readonly 'data-first'?: '';
};

/** The app's button. */
export const Button = ({ kind = 'soft', size = 'usual', className, type = 'button', ...rest }: Props) => (
  <button
    type={type}
    className={[styles.button, styles[kind], styles[size], className ?? ''].join(' ')}
    {...rest}
  />
);
