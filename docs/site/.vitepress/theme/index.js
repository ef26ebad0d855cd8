// The default theme with wider pages: programs are formatted for 92 columns, and are to be read without scrolling.

import DefaultTheme from "vitepress/theme";
import "./wide.css";

export default DefaultTheme;
