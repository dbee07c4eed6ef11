import type { ReactElement } from 'react';

interface FileButtonProps {
  label: string;
  /** Id of what says which files are taken. */
  describedBy: string;
  accept: string;
  disabled: boolean;
  choose: (file: File) => void;
}

/** A button that asks for a file. The same file can be chosen again once it is mended. */
export function FileButton(props: FileButtonProps): ReactElement {
  const { label, describedBy, accept, disabled, choose } = props;
  return (
    <label className="button file-button">
      {label}
      <input
        className="visually-hidden"
        aria-describedby={describedBy}
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) choose(file);
        }}
      />
    </label>
  );
}
