// Stories (vụ việc): articles about the same event; copies of one text count once. How alike two articles are is handed in.

export { placeInStory, type Likeness, type StoryPlace } from './place-in-story.ts';
export { forgetOldBands } from './forget.ts';
