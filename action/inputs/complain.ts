/** Takes one problem of the input being read: what is wrong and what to write, in whole sentences, without any secret. */
export type Complain = (problem: string) => void;
