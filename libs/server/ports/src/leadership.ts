/** Which of several processes does the timed work that only one is to do. */
export interface Leadership {
  /**
   * Whether it is this one, as of now; asked at the beginning of each piece of such work. False also
   * when it cannot be known. The work must be harmless even so: a process can stand still after the
   * answer for as long as it likes.
   */
  leads(): Promise<boolean>;
  /** Told each time when this process becomes the one. */
  onGained(listener: () => void): void;
}
