@echo off
rem Starts the client with the Java of JAVA_HOME, else with the one on the path. The first start
rem keeps what it has loaded in the user's cache directory, so that later ones take half the time.
setlocal
set "home=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "share="
set "learned=%LOCALAPPDATA%\mcp-client\classes.jsa"
if defined LOCALAPPDATA for %%c in (connect call login doctor) do if "%~1"=="%%c" (
  if not exist "%LOCALAPPDATA%\mcp-client" mkdir "%LOCALAPPDATA%\mcp-client"
  set share=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\mcp-client\classes.jsa"
)
if not defined share if exist "%learned%" set share="-XX:SharedArchiveFile=%learned%"
"%java%" -Xshare:auto -Xlog:disable -Xlog:all=off -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %share% -jar "%home%\mcp-client.jar" %*
exit /b %ERRORLEVEL%
